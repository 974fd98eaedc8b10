import type { OutputStatus } from "../../lib/domain/edit";

/** What a round, or all of them, came to. */
export type Figures = {
  rounds: number;
  calls: number;
  accepted: number;
  succeeded: number;
  failed: number;
  canceled: number;
  unconfirmed: number;
  /** Of the unconfirmed, those whose process died between the claim and the call. */
  withoutCall: number;
  lost: number;
  doubled: number;
  stuck: number;
  /** Of what was under way at a fault. */
  longestSettleMs: number;
};

export function noFigures(): Figures {
  return {
    rounds: 0,
    calls: 0,
    accepted: 0,
    succeeded: 0,
    failed: 0,
    canceled: 0,
    unconfirmed: 0,
    withoutCall: 0,
    lost: 0,
    doubled: 0,
    stuck: 0,
    longestSettleMs: 0,
  };
}

export function countEnds(figures: Figures, statuses: readonly OutputStatus[]): void {
  for (const status of statuses) {
    if (status === "succeeded" || status === "failed" || status === "canceled" || status === "unconfirmed") {
      figures[status] += 1;
    }
  }
}

export function addFigures(total: Figures, { longestSettleMs, ...counts }: Figures): void {
  for (const [name, count] of Object.entries(counts)) total[name as keyof typeof counts] += count;
  total.longestSettleMs = Math.max(total.longestSettleMs, longestSettleMs);
}

const titles: Record<keyof Figures, string> = {
  rounds: "rounds",
  calls: "calls to providers",
  accepted: "outputs accepted",
  succeeded: "succeeded",
  failed: "failed",
  canceled: "canceled",
  unconfirmed: "unconfirmed",
  withoutCall: "  of these without a call",
  lost: "lost",
  doubled: "doubled",
  stuck: "stuck",
  longestSettleMs: "longest settle time, ms",
};

export function toTable(figures: Figures): string {
  const rows = Object.entries(titles).map(([name, title]) => [title, String(figures[name as keyof Figures])] as const);
  const width = Math.max(...rows.map(([, value]) => value.length));
  return rows.map(([title, value]) => `  ${title.padEnd(26)}${value.padStart(width)}`).join("\n");
}
