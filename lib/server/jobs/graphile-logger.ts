import { Logger } from "graphile-worker";
import type { Log } from "@/lib/server/log";

/** The queue's words in our log: its errors as warnings, since we recover from them, the rest only for debugging. */
export function toGraphileLogger(log: Log): Logger {
  return new Logger(() => (level, message) => {
    if (level === "error" || level === "warning") log.warn({ from: "queue" }, message);
    else log.debug({ from: "queue" }, message);
  });
}
