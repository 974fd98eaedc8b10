import { bringDown } from "@/lib/server/images/bring-down";
import { derivePictures } from "@/lib/server/images/derive-pictures";
import { inspectImage } from "@/lib/server/images/inspect-image";
import { pictureKey } from "@/lib/server/images/picture-key";
import { toDecodableFile } from "@/lib/server/images/to-decodable-file";
import type { Installation } from "../open-installation";

/** Makes `display` and `thumb` again from the original. Throws when that cannot be read. */
export async function remakeSmallForms(
  installation: Pick<Installation, "blobs" | "env">,
  imageId: string,
): Promise<void> {
  await bringDown(installation, imageId, "original", async (file, folder) => {
    const inspection = await inspectImage(file, Number.POSITIVE_INFINITY);
    const decodable = await toDecodableFile(file, inspection, folder);
    const maxPixels = inspection.width * inspection.height;
    const { display, thumb } = await derivePictures(decodable, { ...inspection, maxPixels });
    await installation.blobs.put(pictureKey(imageId, "display"), display);
    await installation.blobs.put(pictureKey(imageId, "thumb"), thumb);
  });
}
