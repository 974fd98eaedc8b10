import type { Share, ShareState } from "@/lib/domain/share";
import type { SharedRow, ShareRow } from "@/lib/server/db/shares";
import { toImage } from "@/lib/server/images/to-image";

/** The share as its owner sees it. */
export function toShare(row: ShareRow, versions: readonly SharedRow[], origin: string): Share {
  const { id, token, showRecipe, showOriginal, allowDownload, indexable, title, note, expiresAt, views } = row;
  return {
    id,
    token,
    url: `${origin}/s/${token}`,
    state: stateOf(row, versions),
    showRecipe,
    showOriginal,
    allowDownload,
    indexable,
    title,
    note,
    expiresAt: expiresAt?.toISOString() ?? null,
    hasPassword: row.passwordHash !== null,
    versions: versions.map(({ output, edit, image }) => ({
      outputId: output.id,
      editId: edit.id,
      thumb: toImage(image).urls.thumb,
      prompt: edit.recipe.prompt,
      isTrashed: edit.trashedAt !== null,
    })),
    views,
    createdAt: row.createdAt.toISOString(),
  };
}

/** Whether the link leads to anything now. A revoked one counts as gone. */
export function stateOf(
  { expiresAt, revokedAt }: Pick<ShareRow, "expiresAt" | "revokedAt">,
  versions: readonly SharedRow[],
  now = new Date(),
): ShareState {
  if (revokedAt !== null || versions.every(({ edit }) => edit.trashedAt !== null)) return "gone";
  return expiresAt !== null && expiresAt <= now ? "expired" : "open";
}
