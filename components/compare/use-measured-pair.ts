import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { type ComparePicture, measuredForm } from "@/lib/client/compare-picture";
import { alignmentIn, useCompareStore } from "@/lib/client/compare-store";
import { type DifferenceClient, startDifferenceClient } from "@/lib/client/difference/difference-client";
import type { MeasuredPair } from "@/lib/client/difference/messages";
import type { Difference } from "@/lib/domain/difference";

export type PairWorkState = {
  client: DifferenceClient | null;
  /** Null while it is being measured, and when it could not be. */
  measured: MeasuredPair | null;
  hasFailed: boolean;
  retry(): void;
};

type Outcome = { key: string; measured: MeasuredPair | null };

/** Has the pair measured in the background, and tells the store how one lies on the other where the server has not. */
export function useMeasuredPair(
  before: ComparePicture,
  after: ComparePicture,
  known: Difference | null,
): PairWorkState {
  const [client, setClient] = useState<DifferenceClient | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const started = startDifferenceClient();
    setClient(started);
    return () => started.end();
  }, []);

  // Found out by the server while it is being measured here, it changes nothing.
  const latest = useRef<Difference | null>(known);
  useLayoutEffect(() => {
    latest.current = known;
  });

  const key = `${before.key} ${after.key} ${attempt}`;
  const one = measuredForm(before);
  const other = measuredForm(after);
  useEffect(() => {
    if (!client) return;
    let isWanted = true;
    const pair = {
      before: { url: one, width: before.width, height: before.height },
      after: { url: other, width: after.width, height: after.height },
      known: latest.current ? alignmentIn(latest.current) : undefined,
    };
    client.ask("measure", pair).then(
      (measured) => isWanted && setOutcome({ key, measured }),
      () => isWanted && setOutcome({ key, measured: null }),
    );
    return () => {
      isWanted = false;
    };
  }, [client, key, one, other, before.width, before.height, after.width, after.height]);

  const isCurrent = outcome?.key === key;
  const measured = isCurrent ? outcome.measured : null;
  useEffect(() => {
    if (known || !measured) return;
    useCompareStore.getState().alignmentFound(alignmentIn(measured.difference));
  }, [known, measured]);

  return {
    client,
    measured,
    hasFailed: isCurrent && outcome.measured === null,
    retry: () => setAttempt((count) => count + 1),
  };
}
