import { createHash } from "node:crypto";
import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Queryable } from "./client";
import { escapeLike } from "./edit-listing";
import { starredPrompts } from "./schema";

export type PromptRow = { prompt: string; starred: boolean; uses: number; lastUsedAt: Date | null };

const keyOf = (prompt: string) => createHash("sha256").update(prompt).digest("hex");

/** Each prompt once: those of edits that are not in the trash, and those that were starred; the last used first. */
export async function listPrompts(
  db: Queryable,
  ownerId: string,
  { words, starred, limit }: { words: readonly string[]; starred: boolean; limit: number },
): Promise<PromptRow[]> {
  // Asked of the edits themselves, before they are grouped: there the trigram index answers.
  const matching = (prompt: SQL) =>
    sql.join(
      words.map((word) => sql`and ${prompt} ilike ${`%${escapeLike(word)}%`}`),
      sql` `,
    );
  const { rows } = await db.execute<{
    prompt: string;
    starred: boolean;
    uses: number;
    last_used_at: string | null;
  }>(sql`
    with used as (
      select recipe ->> 'prompt' as prompt, count(*)::int as uses, max(created_at) as last_used_at
      from edits where owner_id = ${ownerId} and trashed_at is null ${matching(sql`(recipe ->> 'prompt')`)}
      group by 1
    ),
    stars as (select prompt, starred_at from starred_prompts where owner_id = ${ownerId} ${matching(sql`prompt`)})
    select coalesce(u.prompt, s.prompt) as prompt, s.prompt is not null as starred, coalesce(u.uses, 0) as uses, u.last_used_at
    from used u full join stars s on s.prompt = u.prompt
    where ${starred ? sql`s.prompt is not null` : sql`true`}
    order by coalesce(u.last_used_at, s.starred_at) desc, 1
    limit ${limit}`);
  return rows.map(({ last_used_at, ...row }) => ({
    ...row,
    lastUsedAt: last_used_at === null ? null : new Date(last_used_at),
  }));
}

export async function insertStar(db: Queryable, ownerId: string, prompt: string): Promise<void> {
  await db
    .insert(starredPrompts)
    .values({ ownerId, prompt, promptSha256: keyOf(prompt) })
    .onConflictDoNothing();
}

export async function deleteStar(db: Queryable, ownerId: string, prompt: string): Promise<void> {
  await db
    .delete(starredPrompts)
    .where(and(eq(starredPrompts.ownerId, ownerId), eq(starredPrompts.promptSha256, keyOf(prompt))));
}
