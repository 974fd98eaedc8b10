import type { Point } from "./camera";

/** What fingers, mouse and wheel mean on the stage. Points are the stage's CSS pixels. */
export type StageGestures = {
  /** Asked when a finger or the mouse goes down: whether dragging pans, or can be a swipe. */
  canPan(): boolean;
  onPan(by: Point): void;
  onZoom(factor: number, at: Point, pan?: Point): void;
  onDoubleTap(at: Point): void;
  /** 1 for the next version, −1 for the one before. */
  onSwipe(direction: 1 | -1): void;
  /** A finger or the mouse rests on the picture, and leaves it. */
  onHold(isHeld: boolean): void;
  onDrag(isDragging: boolean): void;
};

type Finger = { start: Point; last: Point; startedAt: number; isTouch: boolean };

const TAP_PX = 8;
const TAP_MS = 280;
const DOUBLE_TAP_MS = 320;
const DOUBLE_TAP_PX = 32;
const HOLD_MS = 240;
const SWIPE_PX = 48;
const SWIPE_MS = 700;
const WHEEL_LINE_PX = 16;

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);
const middle = (a: Point, b: Point) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

/** How much larger one turn of the wheel makes the picture; a pinch on a trackpad comes as small steps with Ctrl. */
export function wheelFactor({
  deltaY,
  deltaMode,
  ctrlKey,
}: Pick<WheelEvent, "deltaY" | "deltaMode" | "ctrlKey">): number {
  const px = deltaMode === 1 ? deltaY * WHEEL_LINE_PX : deltaMode === 2 ? deltaY * 400 : deltaY;
  const isPinch = ctrlKey && Math.abs(px) < 50;
  return Math.min(2, Math.max(0.5, Math.exp(-px * (isPinch ? 0.01 : 0.002))));
}

/** Listens on the stage until the returned function is called. Parts marked `data-own-pointer` keep their pointers. */
export function attachStageGestures(stage: HTMLElement, gestures: StageGestures): () => void {
  const listening = new AbortController();
  const fingers = new Map<number, Finger>();
  let canPan = false;
  let wasPinched = false;
  let isHeld = false;
  let holdTimer: ReturnType<typeof setTimeout> | undefined;
  let lastTap: { at: Point; endedAt: number } | null = null;

  const pointOf = (event: MouseEvent): Point => {
    const { left, top } = stage.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };

  const release = () => {
    clearTimeout(holdTimer);
    if (isHeld) gestures.onHold(false);
    isHeld = false;
  };

  function down(event: PointerEvent) {
    if (event.button !== 0 || fingers.size >= 2) return;
    if (event.target instanceof Element && event.target.closest("[data-own-pointer]")) return;
    // What was done before the stage was there is done again on it, and may have ended (`pointer-record`).
    if (event.isTrusted) stage.setPointerCapture(event.pointerId);
    const point = pointOf(event);
    const isTouch = event.pointerType !== "mouse";
    fingers.set(event.pointerId, { start: point, last: point, startedAt: event.timeStamp, isTouch });
    release();
    wasPinched = fingers.size > 1;
    if (wasPinched) return gestures.onDrag(true);
    canPan = gestures.canPan();
    if (canPan) gestures.onDrag(true);
    holdTimer = setTimeout(() => {
      isHeld = true;
      gestures.onHold(true);
    }, HOLD_MS);
  }

  function move(event: PointerEvent) {
    const finger = fingers.get(event.pointerId);
    if (!finger) return;
    const point = pointOf(event);
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      const from = middle(finger.last, other.last);
      const to = middle(point, other.last);
      const factor = distance(point, other.last) / Math.max(1, distance(finger.last, other.last));
      gestures.onZoom(factor, to, { x: to.x - from.x, y: to.y - from.y });
    } else {
      if (!isHeld && distance(point, finger.start) > TAP_PX) clearTimeout(holdTimer);
      if (canPan || wasPinched) gestures.onPan({ x: point.x - finger.last.x, y: point.y - finger.last.y });
    }
    finger.last = point;
  }

  function end(finger: Finger, endedAt: number) {
    const { start, last, startedAt, isTouch } = finger;
    const elapsed = endedAt - startedAt;
    const across = last.x - start.x;
    if (elapsed < TAP_MS && distance(start, last) < TAP_PX) {
      const isSecond =
        lastTap && endedAt - lastTap.endedAt < DOUBLE_TAP_MS && distance(lastTap.at, last) < DOUBLE_TAP_PX;
      lastTap = isSecond ? null : { at: last, endedAt };
      if (isSecond) gestures.onDoubleTap(last);
      return;
    }
    const isSwipe = Math.abs(across) > SWIPE_PX && Math.abs(across) > 1.5 * Math.abs(last.y - start.y);
    if (isTouch && !canPan && isSwipe && elapsed < SWIPE_MS) gestures.onSwipe(across < 0 ? 1 : -1);
  }

  function up(event: PointerEvent) {
    const finger = fingers.get(event.pointerId);
    if (!fingers.delete(event.pointerId) || !finger) return;
    const heldBefore = isHeld;
    release();
    if (fingers.size > 0) return;
    gestures.onDrag(false);
    if (event.type === "pointerup" && !wasPinched && !heldBefore) end(finger, event.timeStamp);
    wasPinched = false;
  }

  function wheel(event: WheelEvent) {
    event.preventDefault();
    gestures.onZoom(wheelFactor(event), pointOf(event));
  }

  const { signal } = listening;
  stage.addEventListener("pointerdown", down, { signal });
  stage.addEventListener("pointermove", move, { signal, passive: true });
  stage.addEventListener("pointerup", up, { signal });
  stage.addEventListener("pointercancel", up, { signal });
  stage.addEventListener("wheel", wheel, { signal, passive: false });
  // A long press would open the browser's own menu in place of the before.
  stage.addEventListener(
    "contextmenu",
    (event) => {
      if (event instanceof PointerEvent && event.pointerType === "touch") event.preventDefault();
    },
    { signal },
  );
  return () => {
    release();
    listening.abort();
  };
}
