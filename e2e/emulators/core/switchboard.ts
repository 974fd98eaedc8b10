import type { CallKind } from "./call";
import { atRest, type Switches, type SwitchRequest, switchRequestSchema } from "./switches";

export type Switchboard = {
  /**
   * Sets switches for good, or with `times` for the next so many calls that they hold for, after those already queued. Throws on a
   * wrong one.
   */
  set(request: unknown): void;
  /** The switches of this call; uses up one of `times` where they hold for it. */
  take(kind: CallKind, body: Buffer): Switches;
  state(): { now: Switches; queued: SwitchRequest[] };
  reset(): void;
};

export function createSwitchboard(
  modes: readonly string[],
  errorNames: readonly string[],
  firstMode: string,
): Switchboard {
  const rest: Switches = { ...atRest, mode: firstMode };
  let standing = rest;
  let queued: SwitchRequest[] = [];

  function parse(request: unknown): SwitchRequest {
    const parsed = switchRequestSchema.parse(request);
    if (parsed.mode !== undefined && !modes.includes(parsed.mode))
      throw new Error(`No mode "${parsed.mode}": ${modes.join(", ")}.`);
    if (parsed.error && !errorNames.includes(parsed.error))
      throw new Error(`No error "${parsed.error}": ${errorNames.join(", ")}.`);
    return parsed;
  }

  return {
    set(request) {
      const { times, ...switches } = parse(request);
      if (times === undefined) standing = { ...standing, ...switches };
      else queued.push({ ...switches, times });
    },
    take(kind, body) {
      const at = queued.findIndex((order) => holdsFor({ ...standing, ...order }, kind, body));
      const order = queued[at];
      if (!order) return calmUnless(standing, kind, body);
      const { times = 1, ...switches } = order;
      queued = queued.toSpliced(at, 1, ...(times > 1 ? [{ ...switches, times: times - 1 }] : []));
      return { ...standing, ...switches };
    },
    state: () => ({ now: standing, queued }),
    reset() {
      standing = rest;
      queued = [];
    },
  };
}

function holdsFor({ on, containing }: Switches, kind: CallKind, body: Buffer): boolean {
  if (containing !== null && !body.includes(containing)) return false;
  if (kind === "edit") return on !== "models";
  return kind === "models" && on !== "edits";
}

/** Other calls keep the mode and nothing else. */
function calmUnless(switches: Switches, kind: CallKind, body: Buffer): Switches {
  return holdsFor(switches, kind, body) ? switches : { ...atRest, mode: switches.mode };
}

/** The switches that are not at rest, for the log. */
export function departures(switches: Switches): Record<string, unknown> {
  const rest: Record<string, unknown> = { ...atRest };
  return Object.fromEntries(
    Object.entries(switches).filter(([name, value]) => name !== "mode" && value !== rest[name]),
  );
}
