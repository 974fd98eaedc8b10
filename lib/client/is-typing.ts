const NOT_WRITTEN_IN = new Set(["button", "checkbox", "radio", "range", "submit", "reset", "file", "image", "color"]);

/** Whether what has the focus takes letters: there they are text, and mean no action. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !NOT_WRITTEN_IN.has(target.type);
}

/** Whether what has the focus takes the arrow keys itself: a slider, a group of radio buttons. */
export function takesArrows(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, [role=slider], [role=radiogroup]") !== null;
}

/** Whether Space presses what has the focus. */
export function takesSpace(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("a, button, summary, input, [role=slider]") !== null;
}
