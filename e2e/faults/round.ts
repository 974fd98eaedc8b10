import type { Emulator } from "../emulators/core/start-emulator";
import type { Allowed } from "./audit";
import type { Installation, Layout } from "./installation";
import type { Orders } from "./orders";
import type { Random } from "./random";

/** What a round has to work with. Its orders are its own, and the emulators' logs begin with it. */
export type Stage = {
  installation: Installation;
  orders: Orders;
  random: Random;
  emulator(name: string): Emulator;
};

/** What a round leaves to be judged once nothing of it is pending. */
export type Aftermath = {
  allowed: Allowed;
  /** From here on what was under way must come to its end: the new start was ready, or another worker could take over. */
  since: number;
  /** Outputs that were under way at the fault; null: all of the round. The others only have to come to an end at all. */
  underWay: string[] | null;
  /** How each output must end, where the round knows; else any true end will do. */
  ends?: readonly string[];
  /** What else it found wrong. */
  wrong?: string[];
};

export type Round = {
  name: string;
  layout: Layout;
  act(stage: Stage): Promise<Aftermath>;
};

export const nothingInDoubt: Allowed = { interrupted: false, withoutCall: false };

/** Result pictures of a few bytes: what matters here is whether they arrive. */
export function smallResults({ emulators }: Installation["emulators"]): void {
  for (const emulator of emulators) emulator.switch({ resultSize: "96x64" });
}
