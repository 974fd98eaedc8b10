import type { StateCreator } from "zustand/vanilla";

/** Several runs from one press; the lists as they were typed. */
export type Several = {
  isOn: boolean;
  seeds: string;
  strengths: string;
};

/** One press that started several runs: each by its name, and its edit once it has one. */
export type Batch = readonly { idempotencyKey: string; editId: string | null }[];

export type SeveralSlice = {
  several: Several;
  /** The last one, in the order of its prompts. */
  batch: Batch;
  severalChanged: (change: Partial<Several>) => void;
  batchPressed: (batch: Batch) => void;
  batchArrived: (idempotencyKey: string, editId: string) => void;
};

export const createSeveralSlice: StateCreator<SeveralSlice> = (set) => ({
  several: { isOn: false, seeds: "", strengths: "" },
  batch: [],
  severalChanged: (change) => set(({ several }) => ({ several: { ...several, ...change } })),
  batchPressed: (batch) => set({ batch }),
  batchArrived: (key, editId) =>
    set(({ batch }) => ({
      batch: batch.map((each) => (each.idempotencyKey === key ? { ...each, editId } : each)),
    })),
});
