/** What the page says to `window` once it listens; `early-hands` waits for it. */
export const READY_EVENT = "studio";
