import { z } from "zod";

/** Ids are opaque; this only keeps out what can be none. */
export const idSchema = z.string().regex(/^[0-9a-z]{12,64}$/);

export const byId = z.object({ id: idSchema });

/** A switch in the address. */
export const flagSchema = z.enum(["true", "false"]).transform((value) => value === "true");

export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(100).default(30),
  cursor: z.string().max(500).optional().describe("`nextCursor` of the page before."),
};
