import { pngChunk } from "./pad-picture";

const HEADER_BYTES = 33;

/** A PNG as some services send it: with a chunk for Content Credentials (C2PA) in front of its pixels. What stands in it is no manifest. */
export function signPicture(png: Buffer): Buffer {
  const credentials = pngChunk("caBX", Buffer.from("emulated Content Credentials"));
  return Buffer.concat([png.subarray(0, HEADER_BYTES), credentials, png.subarray(HEADER_BYTES)]);
}
