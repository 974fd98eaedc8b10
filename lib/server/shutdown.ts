import { setTimeout as sleep } from "node:timers/promises";
import { oncePerProcess } from "./once-per-process";

const phases = ["streams", "work", "connections", "database"] as const;

/** What all of it may take beyond the grace for running work. */
const windUpMs = 4_300;

/** Something to do at the end; `remainingMs` is how long it is waited for. */
type ShutdownAct = (remainingMs: number) => void | Promise<void>;

type ShutdownPhase = (typeof phases)[number];

export type Shutdown = {
  /** From now on no new work is taken. */
  readonly isStopping: boolean;
  /** Has `act` called when its phase comes; at once when that is past already. Returns the function that takes it back. */
  onStop(phase: ShutdownPhase, act: ShutdownAct): () => void;
  /**
   * Goes through the phases in order, all of one phase at the same time; what fails or takes too long is passed over.
   * Ends within `graceMs` plus about 4.5 s. Called again it waits for the same end.
   */
  stop(graceMs?: number): Promise<void>;
};

/** For tests; the process has one, `shutdown`. */
export function createShutdown(onFailure: (error: unknown) => void = () => undefined): Shutdown {
  const acts = new Map(phases.map((phase) => [phase, new Set<ShutdownAct>()]));
  const past = new Set<ShutdownPhase>();
  let stopping: Promise<void> | null = null;

  const attempt = async (act: ShutdownAct, remainingMs: number) => {
    try {
      await act(remainingMs);
    } catch (error) {
      onFailure(error);
    }
  };

  const walk = async (graceMs: number) => {
    const deadline = Date.now() + graceMs + windUpMs;
    for (const phase of phases) {
      past.add(phase);
      const limits = { streams: 500, work: graceMs + 1_000, connections: 500, database: deadline - Date.now() };
      const all = Promise.all([...(acts.get(phase) ?? [])].map((act) => attempt(act, limits[phase])));
      const limit = new AbortController();
      await Promise.race([all, sleep(limits[phase], undefined, { signal: limit.signal }).catch(() => undefined)]);
      limit.abort();
    }
  };

  return {
    get isStopping() {
      return stopping !== null;
    },
    onStop(phase, act) {
      if (past.has(phase)) void attempt(act, windUpMs);
      else acts.get(phase)?.add(act);
      return () => void acts.get(phase)?.delete(act);
    },
    stop(graceMs = 5_000) {
      stopping ??= walk(graceMs);
      return stopping;
    },
  };
}

/** How this process ends. */
export const shutdown: Shutdown = oncePerProcess("shutdown", () => createShutdown());
