/** How a job carries its lane in the queue. */
export function laneFlag(lane: string): string {
  return `lane:${lane}`;
}

export type Lanes = {
  /** Jobs that this process runs at once over all lanes. */
  total: number;
  /**
   * The flags of the lanes that take no further job. Whoever asks has the turn until `answered`, so that two workers
   * of this process never reach for the same last place.
   */
  askForJob(): Promise<string[]>;
  answered(): void;
};

/** Lets the workers of this process ask for jobs one after the other; `listClosed` knows what all processes run. */
export function createLanes(capacities: Readonly<Record<string, number>>, listClosed: () => Promise<string[]>): Lanes {
  const waiting: (() => void)[] = [];
  let isTurnTaken = false;
  return {
    // One more for a lane that is named nowhere any more.
    total: Object.values(capacities).reduce((sum, capacity) => sum + Math.max(1, capacity), 1),
    async askForJob() {
      if (isTurnTaken) await new Promise<void>((resolve) => waiting.push(resolve));
      isTurnTaken = true;
      return listClosed();
    },
    answered() {
      const next = waiting.shift();
      if (next) next();
      else isTurnTaken = false;
    },
  };
}
