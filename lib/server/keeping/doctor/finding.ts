import type { Installation } from "../open-installation";

/** What an examination may do. */
export type DoctorOptions = {
  repair: boolean;
  /** Also read every byte of every picture. */
  deep: boolean;
  now: Date;
};

export type Finding = {
  /** A sentence for the person who asked. */
  what: string;
  count: number;
  /** `left`: it needs the person, and `next` says what to do. */
  state: "mendable" | "mended" | "left";
  /** What repairing does, or did; or what the person can do. */
  next: string;
};

/** A subject that is looked at; yields what is wrong, and with `repair` mends it on the way. */
export type Examination = (installation: Installation, options: DoctorOptions) => AsyncGenerator<Finding>;

/** What is younger may be under way: an upload, a result that is just being stored. It is never touched. */
export const SAFE_AGE_MS = 24 * 60 * 60 * 1000;

export const isOld = (moment: Date, { now }: DoctorOptions) => now.getTime() - moment.getTime() > SAFE_AGE_MS;

/** "1 image", "2 images". */
export const counted = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** A finding that repairing mends. */
export const mendable = (count: number, what: string, next: string, { repair }: DoctorOptions): Finding => ({
  what,
  count,
  state: repair ? "mended" : "mendable",
  next,
});

export const left = (count: number, what: string, next: string): Finding => ({ what, count, state: "left", next });
