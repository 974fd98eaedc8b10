import pLimit from "p-limit";
import { type StillFormat, usualDownload } from "@/lib/domain/download";
import { type Download, downloadOutput } from "@/lib/server/edits/download-output";
import { toFileName } from "@/lib/server/edits/to-file-name";
import { AppError } from "@/lib/server/errors";
import { oncePerProcess } from "@/lib/server/once-per-process";
import type { Services } from "@/lib/server/services";
import { requireVersion } from "./open-shared-picture";
import { requireOpenShare } from "./require-open-share";

/** One at a time for all strangers together: whoever owns the pictures never waits for more than one of theirs. */
const inStrangersTurn = oncePerProcess("shared-download-turn", () => pLimit(1));

/** A result as a file, without its recipe, named by nothing that the page does not say. Throws `not_found` where download is not allowed,
 * and the reason of `signal` when nobody waits any more. */
export async function downloadShared(
  services: Services,
  token: string,
  pass: string | null,
  { index, format, signal }: { index: number; format: StillFormat; signal: AbortSignal },
): Promise<Download> {
  const open = await requireOpenShare(services, token, pass);
  const { share, versions } = open;
  const { output, edit } = requireVersion(open, index);
  if (!share.allowDownload) throw new AppError("not_found", "This share offers no download.");
  const wanted = { ...usualDownload, format, metadata: "off" } as const;
  const file = await inStrangersTurn(() => {
    signal.throwIfAborted();
    return downloadOutput(services, share.ownerId, output.id, wanted);
  });
  const words = share.title ?? (share.showRecipe ? edit.recipe.prompt : "");
  return { ...file, fileName: toFileName({ prompt: words, n: versions.length }, index, format) };
}
