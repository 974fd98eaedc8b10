/** The primaries of sRGB, adapted to D50 as every ICC profile writes them (IEC 61966-2-1; ICC.1:2022 §9.2). */
const primaries = {
  rXYZ: [0.4361, 0.2225, 0.0139],
  gXYZ: [0.3851, 0.7169, 0.0971],
  bXYZ: [0.1431, 0.0606, 0.7141],
} as const;

const TOLERANCE = 0.003;

/** Whether pixels under this ICC profile show the colours of sRGB, so that nothing changes by reading them as such. */
export function isSrgbProfile(icc: Buffer): boolean {
  const space = icc.toString("latin1", 16, 20);
  if (space === "GRAY") return true;
  if (space !== "RGB ") return false;
  const tags = readTags(icc);
  const colourants = Object.entries(primaries).map(([name, expected]) => ({
    found: readXyz(tags.get(name)),
    expected,
  }));
  if (colourants.every(({ found }) => found !== null)) {
    return colourants.every(({ found, expected }) =>
      expected.every((value, i) => Math.abs((found?.[i] ?? 0) - value) < TOLERANCE),
    );
  }
  // Profiles made of look-up tables name no primaries: the ICC's own "sRGB v4" is one.
  const description = tags.get("desc")?.toString("latin1").replaceAll("\0", "") ?? "";
  return description.includes("sRGB");
}

function readTags(icc: Buffer): Map<string, Buffer> {
  const tags = new Map<string, Buffer>();
  if (icc.length < 132) return tags;
  const count = Math.min(icc.readUInt32BE(128), 100);
  for (let at = 132; at + 12 <= icc.length && tags.size < count; at += 12) {
    const start = icc.readUInt32BE(at + 4);
    tags.set(icc.toString("latin1", at, at + 4), icc.subarray(start, start + icc.readUInt32BE(at + 8)));
  }
  return tags;
}

function readXyz(tag: Buffer | undefined): number[] | null {
  if (!tag || tag.length < 20) return null;
  return [8, 12, 16].map((at) => tag.readInt32BE(at) / 65536);
}
