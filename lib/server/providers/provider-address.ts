import { z } from "zod";

/** The base address of a provider's API: paths are put behind it, and keys have variables of their own. */
export const providerAddress = z.string().refine((text) => {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && !username && !password && !search && !hash;
}, `an address such as "https://api.example.com", without a key, a question mark or a hash in it`);
