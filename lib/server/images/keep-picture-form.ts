import type { Services } from "@/lib/server/services";

const inTheMaking = new Map<string, Promise<Buffer>>();

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
  const isKept = (await blobs.size(key)) !== null;
  if (!isKept && !inTheMaking.has(key))
    inTheMaking.set(
      key,
      keep().finally(() => inTheMaking.delete(key)),
    );
  return inTheMaking.get(key) ?? blobs.read(key);
}
