import { createStore } from "zustand/vanilla";
import {
  colourPattern,
  DOWNLOAD_MAX_SIDE_PX,
  DOWNLOAD_MIN_SIDE_PX,
  type DownloadOptions,
  stillFormats,
  usualDownload,
} from "@/lib/domain/download";
import { readStored, writeStored } from "./persistence";

const NAME = "diptych.download";

/** How files are taken away, kept in this browser. The server knows nothing of it: a page reads it once it is alive. */
export const downloadPreferences = createStore<{
  options: DownloadOptions;
  restored: () => void;
  changed: (change: Partial<DownloadOptions>) => void;
}>((set, get) => ({
  options: usualDownload,
  restored: () => set({ options: readStored(NAME, parseDownloadOptions) }),
  changed(change) {
    const options = { ...get().options, ...change };
    set({ options });
    writeStored(NAME, options);
  },
}));

/** What was kept, value by value; the usual one for whatever is none of ours. */
export function parseDownloadOptions(stored: unknown): DownloadOptions {
  if (typeof stored !== "object" || stored === null) return usualDownload;
  const kept = stored as Record<string, unknown>;
  return {
    format: stillFormats.find((format) => format === kept.format) ?? usualDownload.format,
    quality: isWhole(kept.quality, 1, 100) ? kept.quality : usualDownload.quality,
    maxSide: isWhole(kept.maxSide, DOWNLOAD_MIN_SIDE_PX, DOWNLOAD_MAX_SIDE_PX) ? kept.maxSide : null,
    background: typeof kept.background === "string" && colourPattern.test(kept.background) ? kept.background : null,
    metadata: kept.metadata === "off" ? "off" : "on",
  };
}

function isWhole(value: unknown, min: number, max: number): value is number {
  return Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
}
