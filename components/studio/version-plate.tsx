import { useTranslations } from "use-intl";
import { useSentences } from "@/components/shell/use-sentences";
import { Button } from "@/components/ui/button";
import { failureCodeOf, failureKeys } from "@/lib/client/error-copy";
import type { Version } from "@/lib/client/versions";
import { isPending } from "@/lib/domain/edit";
import { FailureDetails } from "./failure-details";
import { NextStepButton } from "./next-step-button";
import { RunProgress } from "./run-progress";
import { useStudioParts } from "./studio-provider";
import { useRunWords } from "./use-run-words";
import { useVersionHands } from "./use-version-hands";

/** What is to be said of the version on the stage while it has no picture. */
export function VersionPlate({ version }: { version: Version }) {
  return (
    <article
      aria-label={version.edit.recipe.prompt}
      className="w-full max-w-md rounded-lg bg-panel px-4 py-3 short:max-h-full short:overflow-y-auto text-control text-ink shadow-float"
    >
      {isPending(version.output.status) ? <PendingPlate version={version} /> : <EndedPlate version={version} />}
    </article>
  );
}

function PendingPlate({ version }: { version: Version }) {
  const t = useTranslations("studio.status");
  const { actions } = useStudioParts();
  const { stage, time, part } = useRunWords(version);
  return (
    <div className="flex items-center gap-4">
      <div className="min-w-0 flex-1">
        <p className="truncate font-semibold">{version.edit.recipe.prompt}</p>
        <p className="mt-0.5 mb-2 text-label text-dim tabular-nums">{time ? `${stage} · ${time}` : stage}</p>
        <RunProgress part={part} />
      </div>
      <Button onClick={() => void actions.stop(version.output.id)}>{t("stop")}</Button>
    </div>
  );
}

function EndedPlate({ version }: { version: Version }) {
  const t = useTranslations("studio.plate");
  const tErrors = useTranslations("errors");
  const sentences = useSentences();
  const hands = useVersionHands();
  const { output } = version;
  const keys = failureKeys(failureCodeOf(output));
  const isUnconfirmed = output.status === "unconfirmed";
  return (
    <>
      <p className="font-semibold">{isUnconfirmed ? t("unconfirmedWhat") : tErrors(keys.what)}</p>
      <p className="mt-1 text-dim">
        {isUnconfirmed
          ? t("unconfirmedNext")
          : sentences(
              tErrors(output.failure?.mayHaveBeenCharged ? "charge.possible" : "charge.none"),
              tErrors(keys.next),
            )}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <NextStepButton version={version} />
        <Button kind="quiet" onClick={() => void hands.remove(version)}>
          {t("remove")}
        </Button>
      </div>
      {output.failure ? <FailureDetails key={output.id} failure={output.failure} /> : null}
    </>
  );
}
