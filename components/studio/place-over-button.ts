import type { ToggleEvent } from "react";

const GAP_PX = 4;
const EDGE_PX = 8;

/** Puts a popover over its button, by their left or right edges; where there is no room above it, beside it. Within the window. */
export function placeOverButton(
  { currentTarget: panel, newState }: ToggleEvent<HTMLElement>,
  edge: "left" | "right",
  widthPx: number,
): void {
  const button = document.querySelector(`[popovertarget="${panel.id}"]`);
  if (newState !== "open" || !button) return;
  const { clientWidth, clientHeight } = document.documentElement;
  const { top, left, right } = button.getBoundingClientRect();
  const isRoomAbove = top > clientHeight / 2;
  const start = !isRoomAbove ? left - GAP_PX - widthPx : edge === "left" ? left : right - widthPx;
  panel.style.bottom = `${isRoomAbove ? clientHeight - top + GAP_PX : EDGE_PX}px`;
  panel.style.left = `${Math.max(EDGE_PX, Math.min(start, clientWidth - EDGE_PX - widthPx))}px`;
}
