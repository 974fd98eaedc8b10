import { eq } from "drizzle-orm";
import type { Queryable } from "./client";
import { secrets } from "./schema";

/** The value under this name; `made` when there was none, whoever of several processes was first. */
export async function keepSecret(db: Queryable, name: string, made: string): Promise<string> {
  await db.insert(secrets).values({ name, value: made }).onConflictDoNothing();
  const [found] = await db.select({ value: secrets.value }).from(secrets).where(eq(secrets.name, name));
  return found?.value ?? made;
}
