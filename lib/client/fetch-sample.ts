import type { Sample } from "@/lib/domain/samples";

/** The sample as a file, as if it had been dropped. */
export async function fetchSample({ id, file }: Sample): Promise<File> {
  const response = await fetch(file);
  return new File([await response.blob()], `${id}.jpg`, { type: "image/jpeg" });
}
