import { keepPictureForm } from "@/lib/server/images/keep-picture-form";
import { type CardForm, pictureKey } from "@/lib/server/images/picture-key";
import type { Services } from "@/lib/server/services";
import { drawCard } from "./draw-card";
import { sharedTag } from "./open-shared-picture";
import { requireOpenShare } from "./require-open-share";

/** The social preview of the first result of a share, made when it is first asked for and kept. Throws what `requireOpenShare` throws. */
export async function openCard(
  { db, blobs }: Pick<Services, "db" | "blobs">,
  token: string,
  pass: string | null,
): Promise<{ bytes: Buffer; etag: string; isIndexable: boolean }> {
  const { share, versions } = await requireOpenShare({ db }, token, pass);
  const [first] = versions;
  if (!first) throw new Error("An open share has at least one version.");
  const form: CardForm = share.showOriginal ? "card" : "card-alone";
  const key = pictureKey(first.image.id, form);
  const bytes = await keepPictureForm({ blobs }, key, async () => {
    const before = share.showOriginal ? await blobs.read(pictureKey(first.source.id, "display")) : null;
    return drawCard(before, await blobs.read(pictureKey(first.image.id, "display")));
  });
  return { bytes, etag: sharedTag(token, key), isIndexable: share.indexable };
}
