import { makePicture } from "./make-picture";
import { padPicture } from "./pad-picture";
import type { ResultHost } from "./result-host";
import type { MadePicture, Order } from "./service";
import { signPicture } from "./sign-picture";
import type { Switches } from "./switches";
import { parseSize } from "./working-size";

/** Paints what was ordered and puts it up where its link will point. */
export async function makePictures(order: Order, switches: Switches, host: ResultHost): Promise<MadePicture[]> {
  const { width, height } = parseSize(switches.resultSize ?? "") ?? order;
  const pictures: MadePicture[] = [];
  for (let index = 0; index < (switches.pictures ?? order.pictures); index++) {
    const made = await makePicture({ ...order, width, height }, index);
    const painted = switches.signed && order.format === "png" ? signPicture(made) : made;
    const bytes = padPicture(painted, switches.link.startsWith("oversize") ? 0 : (switches.resultBytes ?? 0));
    const { url } = host.publish(bytes, order.format, switches);
    pictures.push({ bytes, url: switches.url ?? url, mediaType: `image/${order.format}`, width, height });
  }
  return pictures;
}
