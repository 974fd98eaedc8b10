const attribution = { licence: "CC BY 4.0" } as const;
const publicDomain = { licence: "CC0 1.0" } as const;

/** A file and a thumbnail (WebP, 480 px on the long side), served as they are. */
const at = <const Id extends string>(id: Id) => ({
  id,
  file: `/samples/${id}.jpg`,
  thumb: `/samples/${id}-thumb.webp`,
});

/** Photographs that come with Diptych, to try it with: from the Lomiri wallpapers; `public/samples/CREDITS.md` says more. */
export const samples = [
  { ...at("mountains"), width: 1600, height: 1065, author: "Aitzol Berasategi", ...attribution },
  { ...at("dogs"), width: 1065, height: 1600, author: "Aitzol Berasategi", ...attribution },
  { ...at("fig"), width: 1600, height: 1082, author: "Trevor “Freespace”", ...attribution },
  { ...at("dandelion"), width: 1600, height: 900, author: "Clemens Engelhardt", ...publicDomain },
  { ...at("drum"), width: 1068, height: 1600, author: "Jakub Mede", ...attribution },
] as const;

export type Sample = (typeof samples)[number];
