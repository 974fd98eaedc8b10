import { PROMPT_ID } from "./focus-prompt";
import { InlineScript } from "./inline-script";
import { READY_EVENT } from "./ready-event";

/**
 * Runs with the first bytes of the page: on a slow phone seconds pass between seeing it and its script being there. The button that was
 * pressed last in that time is pressed again then, by itself, and what was written into the prompt is told to the form, by which it
 * would be emptied. A popover is opened by the browser
 * itself, and a second press would close it: it is told that it stands open.
 */
const script = `(() => {
  const early = new AbortController();
  let pressed;
  addEventListener("click", ({ target }) => {
    pressed = target.closest("button:not([popovertarget])") ?? pressed;
  }, { signal: early.signal });
  addEventListener("${READY_EVENT}", () => {
    early.abort();
    const prompt = document.getElementById("${PROMPT_ID}");
    const { value } = prompt;
    if (value) {
      // React hears only of values that differ from the one it knows, and it knows those that are set on the element itself.
      prompt.value = "";
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(prompt, value);
      prompt.dispatchEvent(new Event("input", { bubbles: true }));
    }
    const toggle = new ToggleEvent("toggle", { oldState: "closed", newState: "open" });
    document.querySelector(":popover-open")?.dispatchEvent(toggle);
    if (pressed?.isConnected) pressed.click();
  }, { once: true });
})()`;

/** Keeps what is done to the page before it listens. */
export function EarlyHands({ nonce }: { nonce: string | undefined }) {
  return <InlineScript nonce={nonce} script={script} />;
}
