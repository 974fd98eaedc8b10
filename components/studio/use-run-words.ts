"use client";

import { useTranslations } from "use-intl";
import { progressOf } from "@/lib/client/split-duration";
import type { Version } from "@/lib/client/versions";
import { isPending } from "@/lib/domain/edit";
import { useDurationWords } from "./use-duration-words";
import { useNow } from "./use-now";

/** What a version under way says of itself: its stage, and how long it has been at it. */
export function useRunWords({ edit, output }: Version): { stage: string; time: string | null; part: number | null } {
  const t = useTranslations("studio.status");
  const words = useDurationWords();
  const now = useNow(isPending(output.status));
  const { typicalMs } = edit.estimate;
  const untilNextMs = output.nextAttemptAt && now ? Date.parse(output.nextAttemptAt) - now : 0;
  if (output.status === "queued") {
    const stage =
      untilNextMs > 0
        ? output.retry
          ? t("retrying", { duration: words(untilNextMs), ...output.retry })
          : t("waitsForSource", { duration: words(untilNextMs) })
        : output.queuePosition && output.queuePosition > 1
          ? t("inLine", { position: output.queuePosition })
          : t("queued");
    return { stage, time: null, part: null };
  }
  if (isPending(output.status) && "heldIn" in output && output.heldIn) {
    const when = untilNextMs > 0 ? "later" : "now";
    return { stage: t(`held.${output.heldIn}`, { when, duration: words(untilNextMs) }), time: null, part: 1 };
  }
  const elapsedMs = now && output.startedAt ? now - Date.parse(output.startedAt) : 0;
  const elapsed = words(elapsedMs);
  return {
    stage: t(output.status),
    time: typicalMs ? t("elapsed", { elapsed, usual: words(typicalMs) }) : elapsed,
    part: progressOf(elapsedMs, typicalMs),
  };
}
