import { Logger } from "graphile-worker";
import type { Log } from "@/lib/server/log";
import { withoutValues } from "@/lib/server/without-values";

/** Fewer connections than jobs at once are meant: a job has one only while it asks the database. */
const isMeant = (message: string) => message.includes("maxPoolSize");

/** The queue's words in our log: its errors as warnings, since we recover from them, the rest only for debugging. */
export function toGraphileLogger(log: Log): Logger {
  return new Logger(() => (level, message) => {
    const sentence = withoutValues(message);
    if ((level === "error" || level === "warning") && !isMeant(message)) log.warn({ from: "queue" }, sentence);
    else log.debug({ from: "queue" }, sentence);
  });
}
