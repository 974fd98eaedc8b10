export const PROMPT_ID = "studio-prompt";

/** Puts the cursor into the prompt; under a finger that would open the keyboard over the picture, so not there. */
export function focusPrompt({ evenOnTouch = false } = {}): void {
  if (!evenOnTouch && matchMedia("(pointer: coarse)").matches) return;
  document.getElementById(PROMPT_ID)?.focus({ preventScroll: true });
}
