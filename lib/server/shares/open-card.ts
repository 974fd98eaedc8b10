import { keepPictureForm } from "@/lib/server/images/keep-picture-form";
import { type CardForm, pictureKey } from "@/lib/server/images/picture-key";
import { readDisplay } from "@/lib/server/images/read-display";
import type { Services } from "@/lib/server/services";
import { drawCard } from "./draw-card";
import { sharedTag } from "./open-shared-picture";
import { requireOpenShare } from "./require-open-share";

/** The social preview of the first result of a share, made when it is first asked for and kept. Throws what `requireOpenShare` throws. */
export async function openCard(
  services: Pick<Services, "db" | "blobs" | "env">,
  token: string,
  pass: string | null,
): Promise<{ bytes: Buffer; etag: string; isIndexable: boolean }> {
  const { share, versions } = await requireOpenShare(services, token, pass);
  const [first] = versions;
  if (!first) throw new Error("An open share has at least one version.");
  const form: CardForm = share.showOriginal ? "card" : "card-alone";
  const key = pictureKey(first.image.id, form);
  const bytes = await keepPictureForm(services, key, async () => {
    const before = share.showOriginal ? await readDisplay(services, first.source.id) : null;
    return drawCard(before, await readDisplay(services, first.image.id));
  });
  return { bytes, etag: sharedTag(token, key), isIndexable: share.indexable };
}
