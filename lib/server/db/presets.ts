import { and, asc, count, eq, ne } from "drizzle-orm";
import type { Queryable } from "./client";
import { presets } from "./schema";

export type PresetRow = typeof presets.$inferSelect;

/** By name. */
export function listPresets(db: Queryable, ownerId: string): Promise<PresetRow[]> {
  return db.select().from(presets).where(eq(presets.ownerId, ownerId)).orderBy(asc(presets.name), asc(presets.id));
}

export async function countPresets(db: Queryable, ownerId: string): Promise<number> {
  const [row] = await db.select({ total: count() }).from(presets).where(eq(presets.ownerId, ownerId));
  return row?.total ?? 0;
}

/** Under a name that there is already, the recipe of that one is replaced. */
export async function upsertPreset(db: Queryable, preset: Omit<PresetRow, "createdAt">): Promise<PresetRow | null> {
  const { prompt, recipe } = preset;
  const [saved] = await db
    .insert(presets)
    .values(preset)
    .onConflictDoUpdate({ target: [presets.ownerId, presets.name], set: { prompt, recipe } })
    .returning();
  return saved ?? null;
}

/** Null when there is none. Ask `hasPresetNamed` first: two of one name are refused by the database. */
export async function updatePresetName(
  db: Queryable,
  ownerId: string,
  presetId: string,
  name: string,
): Promise<PresetRow | null> {
  const [renamed] = await db
    .update(presets)
    .set({ name })
    .where(and(eq(presets.ownerId, ownerId), eq(presets.id, presetId)))
    .returning();
  return renamed ?? null;
}

export async function hasPresetNamed(db: Queryable, ownerId: string, name: string, except: string): Promise<boolean> {
  const found = await db
    .select({ id: presets.id })
    .from(presets)
    .where(and(eq(presets.ownerId, ownerId), eq(presets.name, name), ne(presets.id, except)));
  return found.length > 0;
}

/** False when there is none. */
export async function deletePreset(db: Queryable, ownerId: string, presetId: string): Promise<boolean> {
  const deleted = await db
    .delete(presets)
    .where(and(eq(presets.ownerId, ownerId), eq(presets.id, presetId)))
    .returning({ id: presets.id });
  return deleted.length > 0;
}
