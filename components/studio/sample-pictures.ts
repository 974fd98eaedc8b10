/** Photographs of the Lomiri wallpapers; see `public/samples/CREDITS.md`. */
export const samplePictures = [
  { id: "mountains", width: 320, height: 213, author: "Aitzol Berasategi", licence: "CC BY 4.0" },
  { id: "dogs", width: 213, height: 320, author: "Aitzol Berasategi", licence: "CC BY 4.0" },
  { id: "fig", width: 320, height: 216, author: "Trevor “Freespace”", licence: "CC BY 4.0" },
  { id: "dandelion", width: 320, height: 180, author: "Clemens Engelhardt", licence: "CC0 1.0" },
  { id: "drum", width: 214, height: 320, author: "Jakub Mede", licence: "CC BY 4.0" },
] as const;

/** The sample as a file, as if it had been dropped. */
export async function fetchSample(id: (typeof samplePictures)[number]["id"]): Promise<File> {
  const response = await fetch(`/samples/${id}.jpg`);
  return new File([await response.blob()], `${id}.jpg`, { type: "image/jpeg" });
}
