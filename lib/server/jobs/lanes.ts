/** How a job carries its lane in the queue. */
export function laneFlag(lane: string): string {
  return `lane:${lane}`;
}

export type Lanes = {
  /** Jobs that may run at once over all lanes. */
  total: number;
  /**
   * The flags of the lanes that take no further job. Whoever asks has the turn until `taken` or `gotNothing`, so that
   * two workers never fill the same last place.
   */
  askForJob(): Promise<string[]>;
  /** The job that came of it, by its flags. */
  taken(flags: readonly string[]): void;
  gotNothing(): void;
  left(flags: readonly string[]): void;
};

/** Counts what runs in this process, lane by lane. A lane that is not named here has one place of its own. */
export function createLanes(capacities: Readonly<Record<string, number>>): Lanes {
  const capacityOf = new Map(
    Object.entries(capacities).map(([lane, capacity]) => [laneFlag(lane), Math.max(1, capacity)]),
  );
  const running = new Map<string, number>();
  const waiting: (() => void)[] = [];
  let isTurnTaken = false;
  const passOn = () => {
    const next = waiting.shift();
    if (next) next();
    else isTurnTaken = false;
  };
  const add = (flags: readonly string[], change: 1 | -1) => {
    for (const flag of flags) running.set(flag, (running.get(flag) ?? 0) + change);
  };
  return {
    total: [...capacityOf.values()].reduce((sum, capacity) => sum + capacity, 1),
    async askForJob() {
      if (isTurnTaken) await new Promise<void>((resolve) => waiting.push(resolve));
      isTurnTaken = true;
      return [...running].filter(([flag, count]) => count >= (capacityOf.get(flag) ?? 1)).map(([flag]) => flag);
    },
    taken(flags) {
      add(flags, 1);
      passOn();
    },
    gotNothing: passOn,
    left: (flags) => add(flags, -1),
  };
}
