import { createStore } from "zustand/vanilla";
import {
  colourPattern,
  DOWNLOAD_MAX_SIDE_PX,
  DOWNLOAD_MIN_SIDE_PX,
  type DownloadOptions,
  downloadViews,
  MOTION_MAX_SIDE_PX,
  type MotionFormat,
  motionFormats,
  type StillFormat,
  stillFormats,
} from "@/lib/domain/download";
import type { Locale } from "@/lib/domain/locale";
import { readStored, writeStored } from "./persistence";

const NAME = "diptych.download";

/** What a person chose, for any version and in any language; of what moves apart from what does not. */
export type DownloadChoice = Omit<DownloadOptions, "beforeId" | "labels" | "mark" | "format"> & {
  format: StillFormat;
  motionFormat: MotionFormat;
  motionSide: number | null;
  hasLabels: boolean;
  hasMark: boolean;
};

export const usualChoice: DownloadChoice = {
  view: "result",
  format: "png",
  motionFormat: "webp",
  motionSide: null,
  quality: 92,
  maxSide: null,
  background: null,
  metadata: "on",
  hasLabels: true,
  hasMark: false,
};

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
    hasMark: kept.hasMark === true,
    format: stillFormats.find((format) => format === kept.format) ?? usualChoice.format,
    motionFormat: motionFormats.find((format) => format === kept.motionFormat) ?? usualChoice.motionFormat,
    motionSide: isWhole(kept.motionSide, DOWNLOAD_MIN_SIDE_PX, MOTION_MAX_SIDE_PX.webp) ? kept.motionSide : null,
    quality: isWhole(kept.quality, 1, 100) ? kept.quality : usualChoice.quality,
    maxSide: isWhole(kept.maxSide, DOWNLOAD_MIN_SIDE_PX, DOWNLOAD_MAX_SIDE_PX) ? kept.maxSide : null,
    background: typeof kept.background === "string" && colourPattern.test(kept.background) ? kept.background : null,
    metadata: kept.metadata === "off" ? "off" : "on",
  };
}

/** One press takes the version itself, whatever was shown beside it the last time. */
export function quickOptions(choice: DownloadChoice, locale: Locale) {
  const { format, quality, maxSide, background, metadata, hasMark } = choice;
  return { format, quality, maxSide, background, metadata, mark: hasMark ? locale : ("off" as const) };
}

/** What the choice means for a version that is compared with this image, in this language. */
export function toDownloadOptions(choice: DownloadChoice, beforeId: string, locale: Locale): Partial<DownloadOptions> {
  const { view, hasLabels, motionFormat, motionSide } = choice;
  const quick = quickOptions(choice, locale);
  if (view === "result") return quick;
  const pair = { ...quick, view, beforeId, labels: hasLabels ? locale : ("off" as const) };
  return view === "wipe" ? { ...pair, format: motionFormat, maxSide: motionSide } : pair;
}

function isWhole(value: unknown, min: number, max: number): value is number {
  return Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
}
