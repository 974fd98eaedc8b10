"use client";

import { useTranslations } from "use-intl";
import type { Edit, Output } from "@/lib/domain/edit";
import { useSecond } from "./use-second";

/** How far a pending output is: its place in line, when it is tried again, or how long it has run of how long it usually takes. */
export function GalleryProgress({ output, estimate }: { output: Output; estimate: Edit["estimate"] }) {
  const t = useTranslations("gallery");
  const second = useSecond();
  const running = output.status === "submitting" || output.status === "waiting";
  const startedAt = running ? output.startedAt : null;
  const elapsed = startedAt && second !== null ? Math.max(0, second - Math.floor(Date.parse(startedAt) / 1_000)) : null;
  const usual = estimate.typicalMs === null ? null : Math.max(1, Math.round(estimate.typicalMs / 1_000));

  const say = (seconds: number) =>
    seconds < 60
      ? t("seconds", { seconds })
      : t("minutes", { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });

  function queuedWords() {
    const { nextAttemptAt, retry, queuePosition } = output;
    const seconds = nextAttemptAt && second !== null ? Math.ceil(Date.parse(nextAttemptAt) / 1_000) - second : 0;
    if (seconds > 0 && retry) return t("status.retrying", { duration: say(seconds), ...retry });
    if (seconds > 0) return t("status.waitsForSource", { duration: say(seconds) });
    return queuePosition && queuePosition > 1 ? t("status.inLine", { position: queuePosition }) : t("status.queued");
  }

  let words = t("status.running");
  if (output.status === "queued") words = queuedWords();
  else if (output.status === "saving") words = output.heldIn ? t(`status.held.${output.heldIn}`) : t("status.saving");
  else if (elapsed !== null) {
    words = usual === null ? say(elapsed) : t("elapsedOfUsual", { elapsed: say(elapsed), usual: say(usual) });
  }
  // It never claims to be done: what takes longer than usual waits near the end.
  const share = elapsed === null || usual === null ? 0 : Math.min(0.95, elapsed / usual);

  return (
    <>
      <span className="text-balance tabular-nums">{words}</span>
      <span className="h-0.5 w-full overflow-hidden rounded-full bg-line" aria-hidden="true">
        <span
          className="block h-full origin-left bg-accent transition-transform duration-1000 ease-linear"
          style={{ transform: `scaleX(${output.status === "saving" ? 0.97 : share})` }}
        />
      </span>
    </>
  );
}
