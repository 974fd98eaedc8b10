"use client";

import { clsx } from "clsx";
import { Copy, Download } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import { useStore } from "zustand/react";
import { Button, buttonStyle } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { downloadAddress } from "@/lib/client/api/downloads";
import { downloadPreferences, toDownloadOptions } from "@/lib/client/download-preferences";
import { fetchFile } from "@/lib/client/fetch-file";
import type { Version } from "@/lib/client/versions";
import type { BeforePicture } from "./before-picture";
import { CredentialsNotice } from "./credentials-notice";
import { DownloadForm } from "./download-form";
import { FilePreview } from "./file-preview";
import { useMadeFile } from "./use-made-file";
import { usePictureCopy } from "./use-picture-copy";

/** How a version is taken away, next to the file as it will be. Loaded when it is first opened. */
export function DownloadDialog({
  version: { output },
  before,
  isOfModel,
  onClose,
}: {
  version: Version;
  before: BeforePicture;
  /** Whether a model made it, or anything that it was made from. */
  isOfModel: boolean;
  onClose: () => void;
}) {
  const t = useTranslations("download");
  const tCommon = useTranslations("common");
  const locale = useLocale();
  const choice = useStore(downloadPreferences, (state) => state.choice);
  const changed = useStore(downloadPreferences, (state) => state.changed);
  const address = downloadAddress(output.id, toDownloadOptions(choice, before.id, locale));
  const { file, isMaking, error } = useMadeFile(address);
  const copy = usePictureCopy();
  const { image } = output;
  if (!image) return null;
  /** Clipboards take pictures as PNG alone. */
  const pngOf = async () => {
    if (file?.address === address && choice.format === "png") return file.blob;
    const asPng = { ...toDownloadOptions(choice, before.id, locale), format: "png" as const };
    return (await fetchFile(downloadAddress(output.id, asPng))).blob;
  };
  const isReady = file?.address === address;
  const isSigned = file?.leavesSignature || image.notices.some(({ code }) => code === "content_credentials");
  return (
    <Dialog open isWide onOpenChange={(isOpen) => isOpen || onClose()} title={t("title")} closeLabel={tCommon("close")}>
      <div className="flex flex-col gap-5 md:grid md:grid-cols-[minmax(0,1fr)_minmax(0,20rem)] md:gap-6">
        <DownloadForm image={image} before={before} isOfModel={isOfModel} choice={choice} onChange={changed} />
        <div className="flex min-w-0 flex-col gap-3 max-md:order-first">
          {isSigned ? <CredentialsNotice image={image} /> : null}
          <FilePreview image={image} file={file} isMaking={isMaking} isMoving={choice.view === "wipe"} error={error} />
          <div className="flex gap-2">
            <a
              href={isReady ? file.url : address}
              download={isReady ? file.name : ""}
              className={clsx(buttonStyle({ kind: "primary" }), "flex-1")}
              onClick={() => requestAnimationFrame(onClose)}
            >
              <Download aria-hidden="true" size={16} />
              {t("download")}
            </a>
            {choice.view === "wipe" ? null : (
              <Button onClick={() => void copy(pngOf())}>
                <Copy aria-hidden="true" size={16} />
                {t("copy")}
              </Button>
            )}
          </div>
        </div>
      </div>
    </Dialog>
  );
}
