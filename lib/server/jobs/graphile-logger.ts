import { Logger } from "graphile-worker";
import type { Log } from "@/lib/server/log";
import { withoutValues } from "@/lib/server/without-values";

/** The queue's words in our log: its errors as warnings, since we recover from them, the rest only for debugging. */
export function toGraphileLogger(log: Log): Logger {
  return new Logger(() => (level, message) => {
    const sentence = withoutValues(message);
    if (level === "error" || level === "warning") log.warn({ from: "queue" }, sentence);
    else log.debug({ from: "queue" }, sentence);
  });
}
