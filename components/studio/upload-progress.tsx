import { useLocale, useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { formatBytes } from "@/lib/client/format-bytes";
import { useStudio, useStudioParts } from "./studio-provider";

/** How far a picture's way in has got, and the way to stop it. */
export function UploadProgress() {
  const t = useTranslations("studio.upload");
  const tCommon = useTranslations("common");
  const locale = useLocale();
  const { intake } = useStudioParts();
  const upload = useStudio((state) => state.upload);
  if (!upload) return null;
  const { name, bytes, sentBytes, local } = upload;
  const part = bytes === null ? null : Math.min(1, sentBytes / bytes);
  const sentence =
    bytes === null
      ? t("fetching")
      : part === 1
        ? t("arriving")
        : t("sent", { sent: formatBytes(sentBytes, locale), total: formatBytes(bytes, locale) });
  return (
    <div className="flex w-full max-w-sm items-center gap-4 rounded-lg bg-panel py-2 pr-2 pl-4 shadow-float">
      <div className="min-w-0 flex-1">
        <p className="truncate text-control text-ink">{name}</p>
        <div
          role="progressbar"
          aria-label={t("progress", { name })}
          aria-valuenow={part === null ? undefined : Math.round(part * 100)}
          className="my-1.5 h-1 overflow-hidden rounded-full bg-line"
        >
          <div
            className={
              part === null
                ? "h-full w-full animate-pulse bg-accent"
                : "h-full bg-accent transition-[width] duration-150"
            }
            style={part === null ? undefined : { width: `${part * 100}%` }}
          />
        </div>
        <p className="text-label text-dim tabular-nums">{sentence}</p>
        {local || bytes === null ? null : <p className="mt-0.5 text-label text-dim">{t("notShown")}</p>}
      </div>
      <Button kind="quiet" onClick={intake.cancel}>
        {tCommon("cancel")}
      </Button>
    </div>
  );
}
