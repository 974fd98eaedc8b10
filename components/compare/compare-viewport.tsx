"use client";

import { clsx } from "clsx";
import { type KeyboardEvent, lazy, Suspense, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { compareKeyPressed, compareKeyReleased } from "@/lib/client/compare-keys";
import { slots } from "@/lib/client/compare-modes";
import { bySlot, type ComparePicture, frameOf, ownZoom } from "@/lib/client/compare-picture";
import { alignmentIn, canPanNow, type Ground, useCompareStore } from "@/lib/client/compare-store";
import type { StageParts } from "@/lib/client/draw-stage";
import type { Difference } from "@/lib/domain/difference";
import { FailureNotice } from "./failure-notice";
import { modeParts, panelInsets, shapeOf } from "./mode-parts";
import { PictureLabel } from "./picture-label";
import { PictureLayer } from "./picture-layer";
import { useKeptPreferences } from "./use-kept-preferences";
import { useShownPair } from "./use-shown-pair";
import { useStage } from "./use-stage";
import { useStageHands } from "./use-stage-hands";

export type { ComparePicture };

const noOthers: readonly ComparePicture[] = [];

const groundColours: Record<Ground, string> = {
  theme: "bg-stage",
  black: "bg-black",
  grey: "bg-[oklch(0.57_0_0)]",
  white: "bg-white",
};

const noInsets = { bottomInset: 0, sideInset: 0 };
const noSize = { width: 0, height: 0 };

const PairWork = lazy(() => import("./pair-work").then(({ PairWork }) => ({ default: PairWork })));

const createParts = (): StageParts => ({
  sheet: null,
  clips: {},
  frames: {},
  labels: {},
  labelSizes: { before: noSize, after: noSize, third: noSize, fourth: noSize, action: null },
  ownZooms: { before: 1, after: 1, third: 1, fourth: 1 },
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
  others = noOthers,
  difference = null,
  onSwipe,
  onDrawn,
  bottomInset = 0,
  takesFocus = false,
  className,
}: {
  before: ComparePicture;
  after: ComparePicture | null;
  /** One or two more, seen side by side with the two. */
  others?: readonly ComparePicture[];
  /** What the server measured of this very pair, where it has. */
  difference?: Difference | null;
  /** A finger swept over the fitted picture: 1 for the next version, −1 for the one before. */
  onSwipe?: (direction: 1 | -1) => void;
  /** All that was asked for is drawn sharp, or cannot be had: whatever stood in its place may go. */
  onDrawn?: () => void;
  /** The height in CSS pixels of what floats over the stage's bottom. */
  bottomInset?: number;
  /** It has the focus as soon as it stands, unless something else has. */
  takesFocus?: boolean;
  className?: string;
}) {
  const t = useTranslations("compare");
  const stage = useRef<HTMLDivElement>(null);
  const [parts] = useState(createParts);
  const mode = useCompareStore((state) => state.mode);
  const ground = useCompareStore((state) => state.ground);
  const isPannable = useCompareStore(canPanNow);
  const { shown, incoming, readied } = useShownPair({ before, after, others }, onDrawn);
  const { failed, attempt, reported, retry } = useFailures();
  useEffect(() => {
    if (failed.length > 0) onDrawn?.();
  }, [failed, onDrawn]);
  const frame = frameOf(shown);
  const pictures = bySlot(shown);
  const waiting = incoming && bySlot(incoming);
  const seen = useRef<string[]>([]);

  useKeptPreferences({ hasOthers: (others?.length ?? 0) > 0 });
  const keys = slots.map((slot) => pictures[slot]?.key ?? "");
  const isSingle = shown.after === null;
  const hasAlpha = slots.some((slot) => pictures[slot]?.hasAlpha);
  const shape = useCompareStore(shapeOf);
  const panel = isSingle ? noInsets : panelInsets(mode, shape);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys are compared by what they say.
  useLayoutEffect(() => {
    const isRelated = keys.some((key) => key !== "" && seen.current.includes(key));
    seen.current = keys;
    useCompareStore.getState().pictureShown({
      picture: { width: frame.width, height: frame.height },
      isSingle,
      isRelated,
      others: shown.others?.length ?? 0,
      hasAlpha,
    });
  }, [keys.join(" "), frame.width, frame.height, isSingle]);
  const isKnownPair = shown.before.key === before.key && shown.after?.key === after?.key;
  const known = isKnownPair ? difference : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another pair has another move, known or not.
  useEffect(() => {
    const { alignmentFound } = useCompareStore.getState();
    alignmentFound(known && alignmentIn(known));
  }, [known, keys.join(" ")]);
  useLayoutEffect(() => {
    parts.describeReveal = (percent) => t("revealed", { percent });
    for (const slot of slots) {
      const picture = pictures[slot];
      parts.ownZooms[slot] = picture ? ownZoom(picture, frame, 1) : 1;
    }
  });
  const draw = useStage(stage, parts, { ...panel, bottomInset: bottomInset + panel.bottomInset });

  useStageHands(stage, onSwipe);
  useEffect(() => {
    const element = stage.current;
    if (!takesFocus || !element || document.activeElement !== document.body) return;
    element.focus({ preventScroll: true });
    // Nobody pressed a key: the ring comes with the first one.
    element.dataset.quiet = "";
    const shown = new AbortController();
    for (const sign of ["keydown", "blur"]) {
      element.addEventListener(
        sign,
        () => {
          delete element.dataset.quiet;
          shown.abort();
        },
        { signal: shown.signal },
      );
    }
    return () => shown.abort();
  }, [takesFocus]);

  function pressKey(event: KeyboardEvent) {
    const isOnButton =
      event.target instanceof Element && event.target.closest("button") && /^( |Enter)$/.test(event.key);
    if (event.defaultPrevented || isOnButton || !compareKeyPressed(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  const Part = isSingle ? null : modeParts[mode];
  const shownIds = slots.map((slot) => `${slot}:${pictures[slot]?.key}`);
  const isWorked = useCompareStore(
    (state) => state.mode === "difference" || state.isLoupeOpen || (state.isAligned && known === null),
  );
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
      data-short={shape === "short" || undefined}
      style={{ "--floor": `${bottomInset}px` }}
      className={clsx(
        "group/stage relative isolate size-full touch-none overflow-hidden -outline-offset-2 select-none data-quiet:shadow-none data-quiet:outline-none [-webkit-touch-callout:none] [container-type:size]",
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
            shown={pictures[slot]}
            incoming={waiting?.[slot] ?? null}
            frame={frame}
            parts={parts}
            onReady={readied}
            onFailed={reported}
          />
        ))}
        {shown.after && isWorked ? (
          <Suspense>
            <PairWork
              before={shown.before}
              after={shown.after}
              frame={frame}
              known={known}
              parts={parts}
              onPlaced={draw}
            />
          </Suspense>
        ) : null}
        {slots.map((slot) => {
          const picture = pictures[slot];
          return picture ? <PictureLabel key={slot} slot={slot} picture={picture} frame={frame} parts={parts} /> : null;
        })}
        <Suspense>{Part ? <Part parts={parts} /> : null}</Suspense>
      </div>
      {failed.some((id) => shownIds.includes(id)) ? <FailureNotice onRetry={retry} /> : null}
    </div>
  );
}
