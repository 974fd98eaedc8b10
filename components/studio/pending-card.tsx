import type { MouseEvent } from "react";
import { useTranslations } from "use-intl";
import type { Version } from "@/lib/client/versions";
import { RunProgress } from "./run-progress";
import { useStudioParts } from "./studio-provider";
import { useRunWords } from "./use-run-words";
import { CardAction, VersionCard } from "./version-card";

/** A version under way: its stage, how long of how long, and the way to stop it. */
export function PendingCard({
  version,
  ...place
}: {
  version: Version;
  isChosen: boolean;
  isReachable: boolean;
  onChoose: (event: MouseEvent) => void;
}) {
  const t = useTranslations("studio.status");
  const { actions } = useStudioParts();
  const { stage, time, part } = useRunWords(version);
  const { output } = version;
  const isHeld = "heldIn" in output && Boolean(output.heldIn);
  const { prompt } = version.edit.recipe;
  return (
    <VersionCard
      name={`${prompt} – ${t(version.output.status)}`}
      words={prompt}
      action={<CardAction onClick={() => void actions.stop(version.output.id)}>{t("stop")}</CardAction>}
      {...place}
    >
      <span className="flex flex-col gap-2 px-2 pt-3 short:gap-1 short:pt-1 text-center text-glance text-dim tabular-nums">
        <span className="truncate">{isHeld ? t("heldBriefly") : (time ?? stage)}</span>
        <RunProgress part={part} />
      </span>
    </VersionCard>
  );
}
