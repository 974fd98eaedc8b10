/** A photograph that comes with Diptych, to try it with. Its file and thumbnail are served as they are. */
export type Sample = {
  id: string;
  file: string;
  /** WebP, 480 px on the long side. */
  thumb: string;
  width: number;
  height: number;
  /** In the catalogue of the studio's words. */
  titleKey: `samples.${string}`;
  author: string;
  licence: "CC BY 4.0" | "CC0 1.0";
  licenceUrl: string;
};

const attribution = { licence: "CC BY 4.0", licenceUrl: "https://creativecommons.org/licenses/by/4.0/" } as const;
const publicDomain = { licence: "CC0 1.0", licenceUrl: "https://creativecommons.org/publicdomain/zero/1.0/" } as const;

const at = (id: string) =>
  ({ id, file: `/samples/${id}.jpg`, thumb: `/samples/${id}-thumb.webp`, titleKey: `samples.${id}` }) as const;

/** From the Lomiri wallpapers; `public/samples/CREDITS.md` says more. */
export const samples: readonly Sample[] = [
  { ...at("dogs"), width: 1065, height: 1600, author: "Aitzol Berasategi", ...attribution },
  { ...at("mountains"), width: 1600, height: 1065, author: "Aitzol Berasategi", ...attribution },
  { ...at("fig"), width: 1600, height: 1082, author: "Trevor “Freespace”", ...attribution },
  { ...at("dandelion"), width: 1600, height: 900, author: "Clemens Engelhardt", ...publicDomain },
  { ...at("drum"), width: 1068, height: 1600, author: "Jakub Mede", ...attribution },
];
