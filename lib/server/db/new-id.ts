import { randomBytes } from "node:crypto";

const alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";
const ID_LENGTH = 20;
const TOKEN_LENGTH = 26;
const SECRET_LENGTH = 43;
/** The largest multiple of 36 in a byte: values above it would favour some letters. */
const FAIR = 252;

/** A new opaque id: 20 characters of 0-9 a-z, 103 random bits, so that it cannot be guessed. */
export function newId(): string {
  return randomText(ID_LENGTH);
}

/** What a session's cookie or a script's token is: 43 characters, 222 random bits. */
export function newSecret(): string {
  return randomText(SECRET_LENGTH);
}

/** What opens a share to whoever has it: 26 characters of 0-9 a-z, 134 random bits. */
export function newShareToken(): string {
  return randomText(TOKEN_LENGTH);
}

function randomText(length: number): string {
  let text = "";
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < FAIR && text.length < length) text += alphabet[byte % alphabet.length];
    }
  }
  return text;
}
