import type { CallKind } from "./call";
import { atRest, type Switches, type SwitchRequest, switchRequestSchema } from "./switches";

export type Switchboard = {
  /** Sets switches for good, or with `times` for the next so many calls after those already queued. Throws on a wrong one. */
  set(request: unknown): void;
  /** The switches of this call; uses up one of `times` where they hold for it. */
  take(kind: CallKind): Switches;
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
    take(kind) {
      const [first] = queued;
      if (!first || !holdsFor({ ...standing, ...first }, kind)) return calmUnless(standing, kind);
      const { times = 1, ...switches } = first;
      queued = times > 1 ? [{ ...switches, times: times - 1 }, ...queued.slice(1)] : queued.slice(1);
      return { ...standing, ...switches };
    },
    state: () => ({ now: standing, queued }),
    reset() {
      standing = rest;
      queued = [];
    },
  };
}

function holdsFor({ on }: Switches, kind: CallKind): boolean {
  if (kind === "edit") return on !== "models";
  return kind === "models" && on !== "edits";
}

/** Other calls keep the mode and nothing else. */
function calmUnless(switches: Switches, kind: CallKind): Switches {
  return holdsFor(switches, kind) ? switches : { ...atRest, mode: switches.mode };
}

/** The switches that are not at rest, for the log. */
export function departures(switches: Switches): Record<string, unknown> {
  const rest: Record<string, unknown> = { ...atRest };
  return Object.fromEntries(
    Object.entries(switches).filter(([name, value]) => name !== "mode" && value !== rest[name]),
  );
}
