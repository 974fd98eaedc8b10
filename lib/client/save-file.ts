import type { FetchedFile } from "./fetch-file";

/** A browser reads the file on its way to the disk after the press. */
const KEPT_MS = 60_000;

/** Gives a file to the browser to be kept. */
export function saveFile({ blob, name }: FetchedFile): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}
