import { createStore } from "zustand/vanilla";
import {
  colourPattern,
  DOWNLOAD_MAX_SIDE_PX,
  DOWNLOAD_MIN_SIDE_PX,
  type DownloadOptions,
  downloadViews,
  stillFormats,
  usualDownload,
} from "@/lib/domain/download";
import { readStored, writeStored } from "./persistence";

const NAME = "diptych.download";

/** What a person chose, for any version and in any language. */
export type DownloadChoice = Omit<DownloadOptions, "beforeId" | "labels"> & { hasLabels: boolean };

const { beforeId: _before, labels: _labels, ...usual } = usualDownload;
export const usualChoice: DownloadChoice = { ...usual, hasLabels: true };

/** How files are taken away, kept in this browser. The server knows nothing of it: a page reads it once it is alive. */
export const downloadPreferences = createStore<{
  choice: DownloadChoice;
  restored: () => void;
  changed: (change: Partial<DownloadChoice>) => void;
}>((set, get) => ({
  choice: usualChoice,
  restored: () => set({ choice: readStored(NAME, parseDownloadChoice) }),
  changed(change) {
    const choice = { ...get().choice, ...change };
    set({ choice });
    writeStored(NAME, choice);
  },
}));

/** What was kept, value by value; the usual one for whatever is none of ours. */
export function parseDownloadChoice(stored: unknown): DownloadChoice {
  if (typeof stored !== "object" || stored === null) return usualChoice;
  const kept = stored as Record<string, unknown>;
  return {
    view: downloadViews.find((view) => view === kept.view) ?? usualChoice.view,
    hasLabels: kept.hasLabels !== false,
    format: stillFormats.find((format) => format === kept.format) ?? usualChoice.format,
    quality: isWhole(kept.quality, 1, 100) ? kept.quality : usualChoice.quality,
    maxSide: isWhole(kept.maxSide, DOWNLOAD_MIN_SIDE_PX, DOWNLOAD_MAX_SIDE_PX) ? kept.maxSide : null,
    background: typeof kept.background === "string" && colourPattern.test(kept.background) ? kept.background : null,
    metadata: kept.metadata === "off" ? "off" : "on",
  };
}

/** One press takes the version itself, whatever was shown beside it the last time. */
export function quickOptions(choice: DownloadChoice): Partial<DownloadOptions> {
  const { hasLabels: _, ...options } = choice;
  return { ...options, view: "result" };
}

function isWhole(value: unknown, min: number, max: number): value is number {
  return Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
}
