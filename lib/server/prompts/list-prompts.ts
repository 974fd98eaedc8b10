import type { PastPrompt } from "@/lib/domain/prompt-history";
import { listPrompts as listPromptRows } from "@/lib/server/db/prompts";
import type { Services } from "@/lib/server/services";

/** What was run here, each prompt once and the last used first; every word of `q` is in it. */
export async function listPrompts(
  { db }: Pick<Services, "db">,
  ownerId: string,
  { q = "", starred, limit }: { q?: string; starred: boolean; limit: number },
): Promise<PastPrompt[]> {
  const words = q.trim().split(/\s+/).filter(Boolean);
  const rows = await listPromptRows(db, ownerId, { words, starred, limit });
  return rows.map(({ lastUsedAt, ...row }) => ({ ...row, lastUsedAt: lastUsedAt?.toISOString() ?? null }));
}
