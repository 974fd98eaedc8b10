import { clsx } from "clsx";
import type { MouseEvent } from "react";
import { useTranslations } from "use-intl";
import { failureCodeOf, failureKeys } from "@/lib/client/error-copy";
import { nextStep } from "@/lib/client/next-step";
import type { Version } from "@/lib/client/versions";
import { useStudioParts } from "./studio-provider";
import { CardAction, VersionCard } from "./version-card";

/** A version that ended without a picture: what happened, and what to do. The whole of it stands on the stage when it is chosen. */
export function EndedCard({
  version,
  ...place
}: {
  version: Version;
  isChosen: boolean;
  isReachable: boolean;
  onChoose: (event: MouseEvent) => void;
}) {
  const t = useTranslations("studio.status");
  const tErrors = useTranslations("errors");
  const tCommon = useTranslations("common");
  const { actions } = useStudioParts();
  const { edit, output } = version;
  const isUnconfirmed = output.status === "unconfirmed";
  const words = isUnconfirmed ? t("unconfirmed") : tErrors(failureKeys(failureCodeOf(output)).what);
  const canRetryHere = nextStep(output) === "try_again";
  return (
    <VersionCard
      name={`${edit.recipe.prompt} – ${words}`}
      words={edit.recipe.prompt}
      action={
        canRetryHere ? (
          <CardAction onClick={() => void actions.retry(output.id)}>{tCommon("tryAgain")}</CardAction>
        ) : null
      }
      {...place}
    >
      <span
        className={clsx(
          "flex items-center justify-center px-2 pt-1 text-center text-glance",
          canRetryHere ? "h-14 short:h-6" : "h-full flex-col gap-1 short:gap-0",
        )}
      >
        <span
          className={clsx(
            "line-clamp-3",
            canRetryHere ? "short:line-clamp-1" : "short:line-clamp-2",
            output.status === "canceled" ? "text-dim" : "text-danger",
          )}
        >
          {words}
        </span>
        {canRetryHere ? null : <span className="text-label font-medium text-ink">{tCommon("details")}</span>}
      </span>
    </VersionCard>
  );
}
