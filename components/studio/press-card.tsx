import { useTranslations } from "use-intl";
import type { Press } from "@/lib/client/studio-store/presses-slice";
import { RunProgress } from "./run-progress";
import { useStudio, useStudioParts } from "./studio-provider";
import { CardAction, cardWidth } from "./version-card";

const words = {
  sending: "status.starting",
  waiting_for_upload: "status.uploading",
  waiting_for_connection: "status.unsent",
  too_old: "status.unsentTooOld",
} as const;

/** A press of Run that is not an edit yet: it waits for its picture or a connection, is on its way, or was refused. */
export function PressCard({ press: { idempotencyKey, recipe, state } }: { press: Press }) {
  const t = useTranslations("studio");
  const tErrors = useTranslations("errors");
  const tCommon = useTranslations("common");
  const { runner } = useStudioParts();
  const pressLeft = useStudio((state) => state.pressLeft);
  const isRefused = state.at === "refused";
  return (
    <li className={`shrink-0 ${cardWidth}`}>
      <div
        className="flex h-20 flex-col items-center justify-between gap-1 rounded-md bg-field-hover px-2 pt-2 pb-0.5 short:h-16 short:gap-0 short:py-0 pointer-coarse:not-short:h-24 text-center text-glance text-dim"
        role={isRefused ? "alert" : undefined}
      >
        {isRefused ? (
          <>
            <p
              className="line-clamp-2 text-danger short:line-clamp-1"
              title={[tErrors(state.error), state.detail].join("\n")}
            >
              {tErrors(state.error)}
            </p>
            <div className="flex">
              <CardAction onClick={() => runner.sendAgain(idempotencyKey)}>{tCommon("tryAgain")}</CardAction>
            </div>
          </>
        ) : (
          <>
            <p className="line-clamp-2 pt-1 short:line-clamp-1" title={t(words[state.at])}>
              {t(words[state.at])}
            </p>
            {state.at === "too_old" ? null : <RunProgress part={null} />}
            {state.at !== "sending" ? (
              <CardAction onClick={() => pressLeft(idempotencyKey)}>
                {t(state.at === "too_old" ? "status.forget" : "status.stop")}
              </CardAction>
            ) : (
              <span className="h-6" />
            )}
          </>
        )}
      </div>
      <p className="mt-1.5 truncate text-label text-dim short:hidden">{recipe.prompt}</p>
    </li>
  );
}
