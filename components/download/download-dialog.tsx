"use client";

import { Download } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import { useStore } from "zustand/react";
import { buttonStyle } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { downloadAddress } from "@/lib/client/api";
import { downloadPreferences, toDownloadOptions } from "@/lib/client/download-preferences";
import type { Version } from "@/lib/client/versions";
import type { BeforePicture } from "./before-picture";
import { DownloadForm } from "./download-form";
import { FilePreview } from "./file-preview";
import { useMadeFile } from "./use-made-file";

/** How a version is taken away, next to the file as it will be. Loaded when it is first opened. */
export function DownloadDialog({
  version: { output },
  before,
  onClose,
}: {
  version: Version;
  before: BeforePicture;
  onClose: () => void;
}) {
  const t = useTranslations("download");
  const tCommon = useTranslations("common");
  const locale = useLocale();
  const choice = useStore(downloadPreferences, (state) => state.choice);
  const changed = useStore(downloadPreferences, (state) => state.changed);
  const address = downloadAddress(output.id, toDownloadOptions(choice, before.id, locale));
  const { file, isMaking, error } = useMadeFile(address);
  const { image } = output;
  if (!image) return null;
  const isReady = file?.address === address;
  return (
    <Dialog open isWide onOpenChange={(isOpen) => isOpen || onClose()} title={t("title")} closeLabel={tCommon("close")}>
      <div className="flex flex-col gap-5 md:grid md:grid-cols-[minmax(0,1fr)_minmax(0,20rem)] md:gap-6">
        <DownloadForm image={image} before={before} choice={choice} onChange={changed} />
        <div className="flex min-w-0 flex-col gap-3 max-md:order-first">
          <FilePreview image={image} file={file} isMaking={isMaking} error={error} />
          <a
            href={isReady ? file.url : address}
            download={isReady ? file.name : ""}
            className={buttonStyle({ kind: "primary" })}
            onClick={() => requestAnimationFrame(onClose)}
          >
            <Download aria-hidden="true" size={16} />
            {t("download")}
          </a>
        </div>
      </div>
    </Dialog>
  );
}
