import { createHmac, hkdfSync, randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import type { Database } from "@/lib/server/db/client";
import { keepSecret } from "@/lib/server/db/secrets";

/** What stands between strangers and the studio: the password, of which only what was derived from it is held. */
export type Door = {
  /** In a time that does not depend on how wrong it is; some 0.1 s of one core. */
  isPassword(given: string): Promise<boolean>;
  /** A mark that only this password on this installation makes: under another password none is good. */
  sign(token: string): string;
  isSigned(token: string, signature: string): boolean;
};

/** OWASP's password storage cheat sheet (read 2026-11): 32 MB and some 0.1 s of one core a try. */
const cost = { N: 32_768, r: 8, p: 3, maxmem: 64 * 1024 * 1024 };

/**
 * The same for every process with this password on this database: its salt lies there. A changed password changes the key of the
 * signatures, so that every session of the old one has ended.
 */
export async function openDoor(password: string | null, db: Database): Promise<Door | null> {
  if (password === null) return null;
  return createDoor(password, await keepSecret(db, "password-salt", randomBytes(32).toString("base64url")));
}

async function createDoor(password: string, salt: string): Promise<Door> {
  const root = await derive(password, salt);
  const part = (purpose: string) => Buffer.from(hkdfSync("sha256", root, salt, purpose, 32));
  const key = part("session cookies");
  const sign = (token: string) => createHmac("sha256", key).update(token).digest("base64url");
  return {
    isPassword: async (given) => timingSafeEqual(await derive(given, salt), root),
    sign,
    isSigned(token, signature) {
      const [wanted, offered] = [Buffer.from(sign(token)), Buffer.from(signature)];
      return wanted.length === offered.length && timingSafeEqual(wanted, offered);
    },
  };
}

/** One after the other: a flood of tries may take one core, not all of the threads that pictures are read with. */
let last: Promise<unknown> = Promise.resolve();

function derive(password: string, salt: string): Promise<Buffer> {
  const next = last.then(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        // Two ways to type the same letter are one password.
        scrypt(password.normalize("NFKC"), salt, 32, cost, (error, key) => (error ? reject(error) : resolve(key)));
      }),
  );
  last = next.catch(() => undefined);
  return next;
}
