import { clsx } from "clsx";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { errorKey } from "@/lib/client/error-copy";
import { formatBytes } from "@/lib/client/format-bytes";
import type { Image } from "@/lib/domain/image";
import type { MadeFile } from "./use-made-file";

/** The very file that will be saved, and its size; before the first one is there, the picture as it is known. */
export function FilePreview({
  image,
  file,
  isMaking,
  isMoving,
  error,
}: {
  image: Image;
  file: MadeFile | null;
  isMaking: boolean;
  /** Not for whoever asked their system for less motion. */
  isMoving: boolean;
  error: unknown;
}) {
  const t = useTranslations("download");
  const tErrors = useTranslations("errors");
  const locale = useLocale();
  const [seen, setSeen] = useState<{ url: string; width: number; height: number } | null>(null);
  const size = file && seen?.url === file.url ? seen : null;
  const facts = [size && t("pixels", size), file && formatBytes(file.blob.size, locale)].filter(Boolean);
  return (
    <figure className="flex min-w-0 flex-col gap-2">
      <div className="flex h-32 items-center justify-center overflow-hidden rounded-md bg-stage md:h-56">
        <picture className="contents">
          {isMoving ? <source srcSet={image.urls.display} media="(prefers-reduced-motion: reduce)" /> : null}
          <img
            src={file?.url ?? image.urls.display}
            alt=""
            className={clsx(
              "max-h-full max-w-full object-contain transition-opacity duration-150",
              image.hasAlpha && "checkerboard",
              isMaking && "opacity-60",
            )}
            onLoad={({ currentTarget }) => {
              if (file && currentTarget.currentSrc === file.url)
                setSeen({ url: file.url, width: currentTarget.naturalWidth, height: currentTarget.naturalHeight });
            }}
          />
        </picture>
      </div>
      <figcaption className="min-w-0 text-label text-dim">
        <p role="status" className="tabular-nums">
          {error ? <span className="text-danger">{tErrors(errorKey(error))}</span> : null}
          {isMaking ? t("making") : null}
          {error || isMaking ? null : <span className="text-ink">{facts.join(" · ")}</span>}
        </p>
        <p className="truncate" title={file?.name}>
          {file?.name ?? " "}
        </p>
      </figcaption>
    </figure>
  );
}
