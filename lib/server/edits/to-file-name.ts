import type { DownloadView } from "@/lib/domain/download";
import type { Recipe } from "@/lib/domain/recipe";

const LONGEST = 60;

/** Named from the prompt's first words, in any script; without what a file system or a shell could misread. */
export function toFileName(
  { prompt, n }: Pick<Recipe, "prompt" | "n">,
  index: number,
  format: string,
  view: DownloadView = "result",
): string {
  const words = prompt
    .normalize("NFC")
    .replace(/[^\p{Letter}\p{Mark}\p{Number}]+/gu, " ")
    .trim();
  const short = [...words].slice(0, LONGEST).join("").trim().replaceAll(" ", "-").toLowerCase();
  const number = n > 1 ? `-${index + 1}` : "";
  const shown = { result: "", "side-by-side": "-before-after", split: "-before-after", wipe: "-wipe" }[view];
  return `${short || "diptych"}${number}${shown}.${format === "jpeg" ? "jpg" : format}`;
}
