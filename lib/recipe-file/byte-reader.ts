/** Reads a file's bytes without ever leaving them: what lies beyond the end is cut off, or 0. */
export class ByteReader {
  private readonly view: DataView;

  constructor(readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.bytes.length;
  }

  uint8(at: number): number {
    return this.bytes[at] ?? 0;
  }

  uint16(at: number, littleEndian = false): number {
    return this.holds(at, 2) ? this.view.getUint16(at, littleEndian) : 0;
  }

  uint32(at: number, littleEndian = false): number {
    return this.holds(at, 4) ? this.view.getUint32(at, littleEndian) : 0;
  }

  slice(start: number, end: number): Uint8Array {
    return this.bytes.subarray(Math.max(0, start), Math.max(0, end));
  }

  latin1(start: number, end: number): string {
    return decode("latin1", this.slice(start, end));
  }

  utf8(start: number, end: number): string {
    return decode("utf-8", this.slice(start, end));
  }

  /** Of the next zero byte before `end`; -1 where there is none. */
  zeroAfter(start: number, end: number): number {
    const found = this.bytes.subarray(start, end).indexOf(0);
    return found === -1 ? -1 : start + found;
  }

  private holds(at: number, count: number): boolean {
    return Number.isInteger(at) && at >= 0 && at + count <= this.bytes.length;
  }
}

/** Damaged sequences become U+FFFD. */
export function decode(encoding: "latin1" | "utf-8" | "utf-16le" | "utf-16be", bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes);
}
