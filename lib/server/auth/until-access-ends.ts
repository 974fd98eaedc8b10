import { isApiTokenAlive } from "@/lib/server/db/api-tokens";
import { isSessionAlive } from "@/lib/server/db/sessions";
import type { Services } from "@/lib/server/services";
import type { Access } from "./caller";

/** For what nobody tells: a session that ran out, or ended while the connection for news was broken. */
const LOOK_EVERY_MS = 60_000;

/** Aborts when `signal` does, and when the session or token by which somebody was let in has ended. */
export function untilAccessEnds(
  { db, news }: Pick<Services, "db" | "news">,
  access: Access | null,
  signal: AbortSignal,
): AbortSignal {
  if (!access || signal.aborted) return signal;
  const { kind, id } = access;
  const ending = new AbortController();
  const look = async () => {
    const isAlive = await (kind === "session" ? isSessionAlive(db, id) : isApiTokenAlive(db, id)).catch(() => true);
    if (!isAlive) ending.abort();
  };
  const forget = news.onAccessEnded((ended) => {
    if (ended === id) ending.abort();
  });
  const timer = setInterval(look, LOOK_EVERY_MS);
  signal.addEventListener("abort", () => ending.abort(), { once: true });
  ending.signal.addEventListener(
    "abort",
    () => {
      clearInterval(timer);
      forget();
    },
    { once: true },
  );
  // It may have ended between the check of the request and now.
  void look();
  return ending.signal;
}
