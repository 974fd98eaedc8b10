import { deleteStar, insertStar } from "@/lib/server/db/prompts";
import type { Services } from "@/lib/server/services";

/** Stars a prompt or takes its star away; either may be done again. */
export async function starPrompt(
  { db }: Pick<Services, "db">,
  ownerId: string,
  { prompt, starred }: { prompt: string; starred: boolean },
): Promise<void> {
  if (starred) await insertStar(db, ownerId, prompt);
  else await deleteStar(db, ownerId, prompt);
}
