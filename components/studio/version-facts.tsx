import { clsx } from "clsx";
import { ChevronRight, Copy, Lock } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { useDifferenceWords } from "@/components/compare/use-difference-words";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { toast } from "@/components/ui/toaster";
import { formatBytes } from "@/lib/client/format-bytes";
import type { Version } from "@/lib/client/versions";
import type { Warning } from "@/lib/domain/edit";
import { SettingsDifference } from "./settings-difference";
import { useStudio, useStudioParts } from "./studio-provider";
import { useDurationWords } from "./use-duration-words";
import { useProviderName } from "./use-provider-name";

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[6.5rem_1fr] gap-x-3">
      <dt className="text-dim">{name}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

/** The recipe of a version, what became of it, and what truly was sent. */
export function VersionFacts({ version }: { version: Version }) {
  const t = useTranslations("studio");
  const words = useDurationWords();
  const { providers } = useStudioParts();
  const providerName = useProviderName();
  const { edit, output } = version;
  const { recipe } = edit;
  const provider = providers.find(({ id }) => id === recipe.provider);
  const model = provider?.models.find(({ id }) => id === recipe.model);
  const tookMs =
    output.startedAt && output.finishedAt ? Date.parse(output.finishedAt) - Date.parse(output.startedAt) : null;
  const numbers = [
    ["strength", recipe.strength],
    ["steps", recipe.steps],
    ["guidanceScale", recipe.guidanceScale],
  ] as const;
  return (
    <div className="flex flex-col gap-4 text-control text-ink">
      <PromptFact key={edit.id} prompt={recipe.prompt} />
      <dl className="flex flex-col gap-1.5">
        {recipe.negativePrompt ? <Fact name={t("field.negativePrompt")}>{recipe.negativePrompt}</Fact> : null}
        <Fact name={t("field.provider")}>{provider ? providerName(provider) : recipe.provider}</Fact>
        {provider?.ai === false ? null : <Fact name={t("field.model")}>{model?.label ?? recipe.model}</Fact>}
        {numbers.map(([field, value]) =>
          value === null ? null : (
            <Fact key={field} name={t(`field.${field}`)}>
              <span className="tabular-nums">{value}</span>
            </Fact>
          ),
        )}
        {output.image ? (
          <Fact name={t("field.size")}>
            {t("details.size", { width: output.image.width, height: output.image.height })}
          </Fact>
        ) : null}
        <DifferenceFact version={version} />
        <SentPicture version={version} />
        {tookMs === null ? null : (
          <Fact name={t("details.took")}>{tookMs < 1_000 ? t("details.tookLittle") : words(tookMs)}</Fact>
        )}
        {output.seed === null ? null : <SeedFact seed={output.seed} />}
      </dl>
      <SettingsDifference version={version} />
      <Warnings warnings={output.warnings} />
      <Notices version={version} />
      <SentFacts version={version} />
    </div>
  );
}

/** How far the picture is from its source. */
function DifferenceFact({ version: { output } }: { version: Version }) {
  const t = useTranslations("studio.details");
  const { changed, displaced, figures, listed } = useDifferenceWords();
  const { difference } = output;
  if (!difference) return null;
  const { comparedWidth: width, comparedHeight: height, threshold } = difference;
  return (
    <Fact name={t("difference")}>
      <span className="block tabular-nums">
        {listed([
          ...displaced(difference),
          changed(difference),
          ...(difference.aligned ? [] : [t("differenceUnaligned")]),
        ])}
      </span>
      <span className="block text-label text-dim tabular-nums">{figures(difference)}</span>
      <span className="block text-label text-dim tabular-nums">
        {t("differenceCompared", { width, height, threshold })}
      </span>
    </Fact>
  );
}

/** About six lines of the panel. */
const SHOWN_CHARACTERS = 240;

/** What was asked; a long prompt is cut short until it is wanted whole, so that the facts stay in sight. */
function PromptFact({ prompt }: { prompt: string }) {
  const t = useTranslations("studio.details");
  const [isWhole, setWhole] = useState(false);
  const isLong = prompt.length > SHOWN_CHARACTERS || prompt.split("\n").length > 6;
  return (
    <div>
      <p
        className={clsx(
          "text-writing [overflow-wrap:anywhere] whitespace-pre-wrap",
          isLong && !isWhole && "line-clamp-6",
        )}
      >
        {prompt}
      </p>
      {isLong ? (
        <Button kind="quiet" className="-ml-3 text-dim" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {t(isWhole ? "showLess" : "showAll")}
        </Button>
      ) : null}
    </div>
  );
}

function SeedFact({ seed }: { seed: number }) {
  const t = useTranslations("studio.details");
  const tCommon = useTranslations("common");
  const fieldChanged = useStudio((state) => state.fieldChanged);
  const copy = () =>
    navigator.clipboard?.writeText(String(seed)).then(
      () => toast(tCommon("copied")),
      // Without the permission there is still the selection.
      () => undefined,
    );
  return (
    <Fact name={t("seedUsed")}>
      <span className="-my-1.5 flex items-center pointer-coarse:-my-3">
        <span className="mr-1 tabular-nums select-all">{seed}</span>
        <IconButton label={t("copySeed")} icon={<Copy aria-hidden="true" size={14} />} onClick={() => void copy()} />
        <IconButton
          label={t("lockSeed")}
          hintAlign="end"
          icon={<Lock aria-hidden="true" size={14} />}
          onClick={() => fieldChanged({ seed })}
        />
      </span>
    </Fact>
  );
}

function useWarningWords(): (warning: Warning) => string {
  const t = useTranslations("studio");
  return ({ field, kind, detail }) => {
    if (field === "prompt" && kind === "ignored") return t("details.warning.words", { detail });
    const name = t(`field.${field}`);
    return t(`details.warning.${kind}`, { field: name, detail });
  };
}

function Warnings({ warnings }: { warnings: readonly Warning[] }) {
  const t = useTranslations("studio.details");
  const words = useWarningWords();
  if (warnings.length === 0) return null;
  return (
    <section>
      <h3 className="font-semibold">{t("warnings")}</h3>
      <ul className="mt-1 flex flex-col gap-1 text-dim">
        {warnings.map((warning) => (
          <li key={`${warning.field} ${warning.kind} ${warning.detail}`}>{words(warning)}</li>
        ))}
      </ul>
    </section>
  );
}

function Notices({ version: { edit } }: { version: Version }) {
  const t = useTranslations("studio");
  if (edit.source.notices.length === 0) return null;
  return (
    <section>
      <h3 className="font-semibold">{t("details.notices")}</h3>
      <ul className="mt-1 flex flex-col gap-1 text-dim">
        {edit.source.notices.map(({ code }) => (
          <li key={code}>{t(`notice.${code}`)}</li>
        ))}
      </ul>
    </section>
  );
}

/** How the picture went upstream, where it did. */
function SentPicture({ version: { output } }: { version: Version }) {
  const t = useTranslations("studio.details");
  const locale = useLocale();
  const { imageMediaType, imageWidth, imageHeight, imageBytes } = output.sent ?? {};
  if (typeof imageBytes !== "number" || typeof imageMediaType !== "string") return null;
  return (
    <Fact name={t("sentAs")}>
      <span className="tabular-nums">
        {t("sentPicture", {
          width: Number(imageWidth),
          height: Number(imageHeight),
          kind: imageMediaType.replace("image/", "").toUpperCase(),
          size: formatBytes(imageBytes, locale),
        })}
      </span>
    </Fact>
  );
}

function SentFacts({ version: { output } }: { version: Version }) {
  const t = useTranslations("studio.details");
  const tCommon = useTranslations("common");
  if (!output.sent && !output.providerRequestId) return null;
  return (
    <details className="group/more">
      <summary className="inline-flex min-h-6 items-center gap-1 rounded-sm text-dim hover:text-ink pointer-coarse:min-h-11 pointer-coarse:pr-3">
        <ChevronRight aria-hidden="true" size={14} className="group-open/more:rotate-90" />
        {tCommon("details")}
      </summary>
      <h3 className="mt-2 font-semibold">{t("sent")}</h3>
      <dl className="mt-1 flex flex-col gap-1 font-mono text-label">
        {Object.entries(output.sent ?? {}).map(([name, value]) => (
          <Fact key={name} name={name}>
            {String(value)}
          </Fact>
        ))}
        {output.providerRequestId ? (
          <Fact name={t("requestId")}>
            <span className="select-all">{output.providerRequestId}</span>
          </Fact>
        ) : null}
      </dl>
    </details>
  );
}
