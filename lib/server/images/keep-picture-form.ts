import type { Services } from "@/lib/server/services";
import { sharedWork } from "./shared-work";

const keepOnce = sharedWork<Buffer>();

/** What lies under `key`; made when it is first asked for, by one of all who ask at the same time, and kept. */
export async function keepPictureForm(
  { blobs }: Pick<Services, "blobs">,
  key: string,
  make: () => Promise<Buffer>,
): Promise<Buffer> {
  const keep = async () => {
    const made = await make();
    await blobs.put(key, made);
    return made;
  };
  return (await blobs.size(key)) === null ? keepOnce(key, keep) : blobs.read(key);
}
