const RASTER_ROWS = 16;
const SHORT = 3;
const LONG = 4;
const UNDEFINED = 7;

type Field = { tag: number; type: number; values: number[] | Buffer };

/**
 * What precedes interleaved 8-bit RGB or RGBA pixels to make them a TIFF file (TIFF 6.0): the one container in which plain pixels and
 * their ICC profile go to sharp without being compressed first.
 */
export function tiffHeader(picture: { width: number; height: number; channels: 3 | 4; icc: Buffer | null }): Buffer {
  const { width, height, channels, icc } = picture;
  const rowBytes = width * channels;
  const strips = Math.ceil(height / RASTER_ROWS);
  const rowsOf = (strip: number) => Math.min(RASTER_ROWS, height - strip * RASTER_ROWS);
  const fieldsFor = (pixelsAt: number): Field[] => [
    { tag: 256, type: LONG, values: [width] },
    { tag: 257, type: LONG, values: [height] },
    { tag: 258, type: SHORT, values: Array(channels).fill(8) },
    { tag: 259, type: SHORT, values: [1] },
    { tag: 262, type: SHORT, values: [2] },
    { tag: 273, type: LONG, values: Array.from({ length: strips }, (_, i) => pixelsAt + i * RASTER_ROWS * rowBytes) },
    { tag: 277, type: SHORT, values: [channels] },
    { tag: 278, type: LONG, values: [RASTER_ROWS] },
    { tag: 279, type: LONG, values: Array.from({ length: strips }, (_, i) => rowsOf(i) * rowBytes) },
    ...(channels === 4 ? [{ tag: 338, type: SHORT, values: [2] }] : []),
    ...(icc ? [{ tag: 34675, type: UNDEFINED, values: icc }] : []),
  ];
  return layOut(fieldsFor(layOut(fieldsFor(0)).length));
}

/** Signature and directory first, then whatever does not fit into its four bytes there. */
function layOut(fields: Field[]): Buffer {
  const directory = Buffer.alloc(8 + 2 + fields.length * 12 + 4);
  directory.write("II*\0", "latin1");
  directory.writeUInt32LE(8, 4);
  directory.writeUInt16LE(fields.length, 8);
  const overflow: Buffer[] = [];
  let overflowAt = directory.length;
  fields.forEach(({ tag, type, values }, index) => {
    const at = 10 + index * 12;
    const bytes = encode(type, values);
    directory.writeUInt16LE(tag, at);
    directory.writeUInt16LE(type, at + 2);
    directory.writeUInt32LE(values.length, at + 4);
    if (bytes.length <= 4) {
      bytes.copy(directory, at + 8);
    } else {
      directory.writeUInt32LE(overflowAt, at + 8);
      overflow.push(bytes);
      overflowAt += bytes.length;
    }
  });
  return Buffer.concat([directory, ...overflow]);
}

/** Padded to an even length, as offsets must be. */
function encode(type: number, values: number[] | Buffer): Buffer {
  if (Buffer.isBuffer(values)) return Buffer.concat([values, Buffer.alloc(values.length % 2)]);
  const size = type === SHORT ? 2 : 4;
  const bytes = Buffer.alloc(values.length * size + ((values.length * size) % 2));
  for (const [index, value] of values.entries()) bytes.writeUIntLE(value, index * size, size);
  return bytes;
}
