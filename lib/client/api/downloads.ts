import type { DownloadOptions } from "@/lib/domain/download";
import { segment } from "./call";

/** Where a finished output is saved from. */
export const downloadAddress = (outputId: string, options: Partial<DownloadOptions>) => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(options)) if (value !== null) search.set(name, String(value));
  return `/api/outputs/${segment(outputId)}/download?${search}`;
};
