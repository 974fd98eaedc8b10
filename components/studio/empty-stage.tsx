import { ImagePlus } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import { useModifierKey } from "@/components/shell/use-modifier-key";
import { buttonStyle } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";
import { fetchSample } from "@/lib/client/fetch-sample";
import { formatLimit } from "@/lib/client/format-limit";
import { type Sample, samples } from "@/lib/domain/samples";
import { useStudioParts } from "./studio-provider";

/** The stage without a picture: where one comes from. */
export function EmptyStage({ onChoose }: { onChoose: () => void }) {
  const t = useTranslations("studio.empty");
  const locale = useLocale();
  const { maxUploadBytes } = useStudioParts();
  const { paste } = useModifierKey();
  return (
    <div className="flex min-h-full flex-col items-center justify-center p-3 sm:p-6">
      <div className="flex w-full max-w-[44rem] flex-col items-center rounded-lg border border-dashed border-line-strong bg-ground px-4 py-8 text-center sm:px-10 sm:py-12">
        <ImagePlus aria-hidden="true" size={36} strokeWidth={1.25} className="text-dim" />
        <h2 className="mt-4 text-display font-semibold text-balance">
          <span className="pointer-coarse:hidden">{t("title")}</span>
          <span className="hidden pointer-coarse:inline">{t("titleTouch")}</span>
        </h2>
        <p className="mt-2 max-w-[32rem] text-writing text-balance text-dim">{t("then")}</p>
        <button type="button" className={`${buttonStyle({ kind: "primary" })} mt-5`} onClick={onChoose}>
          {t("choose")}
        </button>
        <p className="mt-3 text-control text-dim pointer-coarse:hidden">{t("paste", { keys: paste })}</p>
        <p className="mt-1 text-label text-balance text-dim pointer-coarse:mt-3">
          {t("accepted", { size: formatLimit(maxUploadBytes, locale) })}
        </p>
        <Samples />
      </div>
    </div>
  );
}

function Samples() {
  const t = useTranslations("studio.empty");
  const tErrors = useTranslations("errors");
  const { intake } = useStudioParts();
  const take = (sample: Sample) =>
    fetchSample(sample).then(intake.bringFile, () => toast(tErrors("error.offline"), { kind: "error" }));
  return (
    <section aria-label={t("samples")} className="mt-9 w-full border-t border-line pt-6">
      <h3 className="text-control text-dim">{t("samples")}</h3>
      <ul className="mt-4 grid grid-cols-3 gap-x-3 gap-y-4 sm:grid-cols-5">
        {samples.map((sample) => (
          <li key={sample.id}>
            <button
              type="button"
              aria-label={t("useSample", { name: t(`sample.${sample.id}`) })}
              className="block aspect-square w-full overflow-hidden rounded-md bg-field transition-opacity duration-150 hover:opacity-85"
              onClick={() => void take(sample)}
            >
              <img
                src={sample.thumb}
                width={sample.width}
                height={sample.height}
                alt=""
                className="size-full object-cover"
              />
            </button>
            <p className="mt-1.5 text-glance text-dim">
              <span className="block truncate text-label text-ink">{t(`sample.${sample.id}`)}</span>
              <span className="block">{sample.author}</span>
              {sample.licence}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
