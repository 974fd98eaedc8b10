import type { ApiToken, NewApiToken } from "@/lib/domain/api-token";
import * as table from "@/lib/server/db/api-tokens";
import { newId, newSecret } from "@/lib/server/db/new-id";
import { AppError } from "@/lib/server/errors";
import type { Services } from "@/lib/server/services";
import { hashSecret } from "./hash-secret";

/** So many are more than anybody keeps an eye on. */
const TOKENS_MAX = 100;

/** The one moment in which a token can be read. */
export async function createApiToken(
  { db }: Pick<Services, "db">,
  ownerId: string,
  name: string,
): Promise<NewApiToken> {
  if ((await table.listApiTokens(db, ownerId)).length >= TOKENS_MAX) {
    throw new AppError("not_possible_now", `There are ${TOKENS_MAX} tokens already. Revoke one first.`);
  }
  const token = `dip_${newSecret()}`;
  const row = await table.insertApiToken(db, { id: newId(), ownerId, name, tokenSha256: hashSecret(token) });
  return { ...toApiToken(row), token };
}

export async function listApiTokens({ db }: Pick<Services, "db">, ownerId: string): Promise<ApiToken[]> {
  return (await table.listApiTokens(db, ownerId)).map(toApiToken);
}

/** From now on it opens nothing, and streams that it opened end. */
export async function revokeApiToken({ db }: Pick<Services, "db">, ownerId: string, id: string): Promise<void> {
  if (!(await table.deleteApiToken(db, ownerId, id))) throw new AppError("not_found", "This token does not exist.");
}

function toApiToken({ id, name, createdAt, lastUsedAt }: table.ApiTokenRow): ApiToken {
  return { id, name, createdAt: createdAt.toISOString(), lastUsedAt: lastUsedAt?.toISOString() ?? null };
}
