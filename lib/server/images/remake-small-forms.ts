import type { Services } from "@/lib/server/services";
import { bringDown } from "./bring-down";
import { derivePictures } from "./derive-pictures";
import { inspectImage } from "./inspect-image";
import { pictureKey } from "./picture-key";
import { toDecodableFile } from "./to-decodable-file";

/** Makes `display` and `thumb` again from the original. Throws when that cannot be read. */
export async function remakeSmallForms(services: Pick<Services, "blobs" | "env">, imageId: string): Promise<void> {
  await bringDown(services, imageId, "original", async (file, folder) => {
    const inspection = await inspectImage(file, Number.POSITIVE_INFINITY);
    const decodable = await toDecodableFile(file, inspection, folder);
    const maxPixels = inspection.width * inspection.height;
    const { display, thumb } = await derivePictures(decodable, { ...inspection, maxPixels });
    await services.blobs.put(pictureKey(imageId, "display"), display);
    await services.blobs.put(pictureKey(imageId, "thumb"), thumb);
  });
}
