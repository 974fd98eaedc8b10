/** What a script signs in with, as the interface sees it: never the token itself, which is told once. */
export type ApiToken = { id: string; name: string; createdAt: string; lastUsedAt: string | null };

/** The answer to its making. */
export type NewApiToken = ApiToken & { token: string };

export const TOKEN_NAME_MAX = 80;
