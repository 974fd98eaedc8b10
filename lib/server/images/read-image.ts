import type { Image } from "@/lib/domain/image";
import type { Services } from "@/lib/server/services";
import { requireImage } from "./require-image";
import { toImage } from "./to-image";

/** An upload or a result of this owner; throws `not_found`. */
export async function readImage(services: Pick<Services, "db">, ownerId: string, imageId: string): Promise<Image> {
  return toImage(await requireImage(services, ownerId, imageId));
}
