import type { Services } from "@/lib/server/services";
import { CARD_HEIGHT, CARD_WIDTH } from "./draw-card";
import { requireOpenShare } from "./require-open-share";

/** Around the picture in a frame: the bar of modes above it, the line below it. */
const FRAME_PX = 96;

/** What an oEmbed consumer is told (type `rich`): a frame with the first result, within the size that it has room for. */
export async function describeEmbed(
  services: Pick<Services, "db">,
  token: string,
  pass: string | null,
  { origin, maxwidth = 800, maxheight = 640 }: { origin: string; maxwidth?: number; maxheight?: number },
) {
  const { share, versions } = await requireOpenShare(services, token, pass);
  const { width: pictureWidth = 4, height: pictureHeight = 3 } = versions[0]?.image ?? {};
  const width = Math.min(800, maxwidth);
  const height = Math.min(640, maxheight, Math.round((width * pictureHeight) / pictureWidth) + FRAME_PX);
  const title = share.title ?? "Diptych";
  const name = title.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return {
    version: "1.0",
    type: "rich",
    provider_name: "Diptych",
    provider_url: origin,
    title,
    // A link may end at any time.
    cache_age: 0,
    width,
    height,
    html: `<iframe src="${origin}/s/${share.token}/embed" width="${width}" height="${height}" title="${name}" style="border:0" loading="lazy" allowfullscreen></iframe>`,
    thumbnail_url: `${origin}/s/${share.token}/card`,
    thumbnail_width: CARD_WIDTH,
    thumbnail_height: CARD_HEIGHT,
  };
}
