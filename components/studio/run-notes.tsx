import { useTranslations } from "use-intl";
import { StopAll } from "./stop-all";
import { useStudio } from "./studio-provider";
import { useIsPhone } from "./use-is-phone";
import { useObstacle } from "./use-obstacle";
import { useRunFacts } from "./use-run-facts";
import { useRunSource } from "./use-run-source";
import { useSentSize } from "./use-sent-size";

export const RUN_NOTES_ID = "studio-run-notes";

/** Beside Run: what it would edit, what it costs and takes, or what it still waits for. */
export function RunNotes() {
  const t = useTranslations("studio");
  const isPhone = useIsPhone();
  const obstacle = useObstacle();
  const { price, duration } = useRunFacts();
  const source = useRunSource();
  const sent = useSentSize(source?.size ?? null);
  const isUploading = useStudio((state) => state.upload !== null);
  const facts = [price, duration].filter((fact) => fact !== null).join(" · ");
  const sentence = obstacle ? t(`obstacle.${obstacle}`) : isUploading ? t("run.waitsForUpload") : facts;
  return (
    <div className="flex flex-col text-label text-dim">
      {source?.name && !isUploading ? (
        <p className="flex gap-1.5 truncate max-md:hidden" title={source.name}>
          {t("source")} <span className="truncate text-ink">{source.name}</span>
        </p>
      ) : null}
      {source && sent && !isUploading ? (
        <p className="truncate tabular-nums max-md:hidden">
          {t("run.sentAs", {
            width: source.size.width,
            height: source.size.height,
            sentWidth: sent.width,
            sentHeight: sent.height,
          })}
        </p>
      ) : null}
      <div
        className={
          obstacle || isUploading
            ? "flex items-center justify-between gap-3"
            : "flex items-center justify-between gap-3 max-md:hidden"
        }
      >
        <p id={RUN_NOTES_ID} className="min-h-4.5 tabular-nums md:min-h-6 md:leading-6">
          {sentence}
        </p>
        <span className="max-md:hidden">{isPhone ? null : <StopAll />}</span>
      </div>
    </div>
  );
}
