import { randomBytes } from "node:crypto";

const alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";
const LENGTH = 20;
/** The largest multiple of 36 in a byte: values above it would favour some letters. */
const FAIR = 252;

/** A new opaque id: 20 characters of 0-9 a-z, 103 random bits, so that it cannot be guessed. */
export function newId(): string {
  let id = "";
  while (id.length < LENGTH) {
    for (const byte of randomBytes(LENGTH)) {
      if (byte < FAIR && id.length < LENGTH) id += alphabet[byte % alphabet.length];
    }
  }
  return id;
}
