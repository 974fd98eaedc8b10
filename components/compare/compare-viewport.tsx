"use client";

import { clsx } from "clsx";
import { type KeyboardEvent, useCallback, useLayoutEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { compareKeyPressed, compareKeyReleased } from "@/lib/client/compare-keys";
import { slots } from "@/lib/client/compare-modes";
import { type ComparePicture, frameOf, ownZoom } from "@/lib/client/compare-picture";
import { canPanNow, type Ground, useCompareStore } from "@/lib/client/compare-store";
import type { StageParts } from "@/lib/client/draw-stage";
import { FailureNotice } from "./failure-notice";
import { modeParts } from "./mode-parts";
import { PictureLabel } from "./picture-label";
import { PictureLayer } from "./picture-layer";
import { useKeptPreferences } from "./use-kept-preferences";
import { useShownPair } from "./use-shown-pair";
import { useStage } from "./use-stage";
import { useStageHands } from "./use-stage-hands";

export type { ComparePicture };

const groundColours: Record<Ground, string> = {
  theme: "bg-stage",
  black: "bg-black",
  grey: "bg-[oklch(0.57_0_0)]",
  white: "bg-white",
};

const createParts = (): StageParts => ({
  sheet: null,
  clips: {},
  frames: {},
  labels: {},
  labelSizes: { before: { width: 0, height: 0 }, after: { width: 0, height: 0 }, action: null },
  ownZooms: { before: 1, after: 1 },
  divider: null,
  describeReveal: String,
});

/** Pictures that could not be loaded, by slot and key, and how to try them again. */
function useFailures() {
  const [failed, setFailed] = useState<readonly string[]>([]);
  const [attempt, setAttempt] = useState(0);
  const reported = useCallback((id: string, isFailed: boolean) => {
    setFailed((before) => {
      if (before.includes(id) === isFailed) return before;
      return isFailed ? [...before, id] : before.filter((each) => each !== id);
    });
  }, []);
  const retry = () => {
    setFailed([]);
    setAttempt((count) => count + 1);
  };
  return { failed, attempt, reported, retry };
}

/**
 * Two pictures in one frame under one camera. The same pictures by key are the same; `after` is null while there is no result.
 * Mode, camera and divider live in `compare-store` and stay while versions change. Keys that mean something here do not bubble.
 */
export function CompareViewport({
  before,
  after,
  onSwipe,
  bottomInset = 0,
  className,
}: {
  before: ComparePicture;
  after: ComparePicture | null;
  /** A finger swept over the fitted picture: 1 for the next version, −1 for the one before. */
  onSwipe?: (direction: 1 | -1) => void;
  /** The height in CSS pixels of what floats over the stage's bottom. */
  bottomInset?: number;
  className?: string;
}) {
  const t = useTranslations("compare");
  const stage = useRef<HTMLDivElement>(null);
  const [parts] = useState(createParts);
  const mode = useCompareStore((state) => state.mode);
  const ground = useCompareStore((state) => state.ground);
  const isPannable = useCompareStore(canPanNow);
  const { shown, incoming, readied } = useShownPair({ before, after });
  const { failed, attempt, reported, retry } = useFailures();
  const frame = frameOf(shown);
  const seen = useRef<string[]>([]);

  useKeptPreferences();
  const keys = [shown.before.key, shown.after?.key ?? ""];
  const isSingle = shown.after === null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys are compared by what they say.
  useLayoutEffect(() => {
    const isRelated = keys.some((key) => key !== "" && seen.current.includes(key));
    seen.current = keys;
    useCompareStore
      .getState()
      .pictureShown({ picture: { width: frame.width, height: frame.height }, isSingle, isRelated });
  }, [keys.join(" "), frame.width, frame.height, isSingle]);
  useLayoutEffect(() => {
    parts.describeReveal = (percent) => t("revealed", { percent });
    for (const slot of slots) {
      const picture = shown[slot];
      parts.ownZooms[slot] = picture ? ownZoom(picture, frame, 1) : 1;
    }
  });
  useStage(stage, parts, bottomInset);

  useStageHands(stage, onSwipe);

  function pressKey(event: KeyboardEvent) {
    const isOnButton =
      event.target instanceof Element && event.target.closest("button") && /^( |Enter)$/.test(event.key);
    if (event.defaultPrevented || isOnButton || !compareKeyPressed(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  const Part = isSingle ? null : modeParts[mode];
  const shownIds = slots.map((slot) => `${slot}:${shown[slot]?.key}`);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms.
    <div
      ref={stage}
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it pans and zooms by keys.
      tabIndex={0}
      aria-label={t("stage")}
      onKeyDown={pressKey}
      onKeyUp={compareKeyReleased}
      className={clsx(
        "group/stage relative isolate size-full touch-none overflow-hidden -outline-offset-2 select-none [-webkit-touch-callout:none] [container-type:size]",
        groundColours[ground],
        isPannable && "cursor-grab data-dragging:cursor-grabbing",
        className,
      )}
    >
      <div
        ref={(element) => {
          parts.sheet = element;
        }}
        className="absolute top-0 left-0 size-full"
      >
        {slots.map((slot) => (
          <PictureLayer
            key={`${slot} ${attempt}`}
            slot={slot}
            shown={shown[slot]}
            incoming={incoming?.[slot] ?? null}
            frame={frame}
            bottomInset={bottomInset}
            parts={parts}
            onReady={readied}
            onFailed={reported}
          />
        ))}
        {slots.map((slot) => {
          const picture = shown[slot];
          return picture ? <PictureLabel key={slot} slot={slot} picture={picture} frame={frame} parts={parts} /> : null;
        })}
        {Part ? <Part parts={parts} /> : null}
      </div>
      {failed.some((id) => shownIds.includes(id)) ? <FailureNotice onRetry={retry} /> : null}
    </div>
  );
}
