import type { FetchedFile } from "./fetch-file";

/** A browser reads the file on its way to the disk after the press. */
const KEPT_MS = 60_000;

/** Gives a file to the browser to be kept; without one, its address. */
export function saveFile(file: FetchedFile | null, address: string): void {
  const link = document.createElement("a");
  link.href = file ? URL.createObjectURL(file.blob) : address;
  link.download = file?.name ?? "";
  link.click();
  if (file) setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}
