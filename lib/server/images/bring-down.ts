import { createWriteStream } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import type { Services } from "@/lib/server/services";
import { type PictureForm, pictureKey } from "./picture-key";
import { withTemporaryFolder } from "./with-temporary-folder";

/** A stored form as a file, with room beside it, for the time of `work`. */
export function bringDown<Result>(
  { blobs, env }: Pick<Services, "blobs" | "env">,
  imageId: string,
  form: PictureForm,
  work: (file: string, folder: string) => Promise<Result>,
): Promise<Result> {
  return withTemporaryFolder(env, async (folder) => {
    const file = path.join(/*turbopackIgnore: true*/ folder, form);
    await pipeline(await blobs.stream(pictureKey(imageId, form)), createWriteStream(file));
    return work(file, folder);
  });
}
