import { ensureDisplay } from "@/lib/server/images/read-display";
import type { Services } from "@/lib/server/services";

/** For a picture whose worker died before its display form was stored. Whoever looks at it first would make it, too. */
export async function makeWhole(
  services: Services,
  { id, imageId }: { id: string; imageId: string | null },
): Promise<void> {
  if (imageId === null) return;
  await ensureDisplay(services, imageId).catch((error) => {
    services.log.warn({ error, outputId: id }, "the display form of a picture could not be made");
  });
}
