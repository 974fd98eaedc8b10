import { z } from "zod";
import { type ApiToken, type NewApiToken, TOKEN_NAME_MAX } from "./api-token";

const fields = {
  id: z.string(),
  name: z.string(),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable().describe("To the minute."),
};

export const apiTokenSchema = z
  .object(fields)
  .meta({ id: "ApiToken", description: "What a script signs in with." }) satisfies z.ZodType<ApiToken>;

export const newApiTokenSchema = z.object({
  ...fields,
  token: z.string().describe("Told this once. Send it as Authorization: Bearer."),
}) satisfies z.ZodType<NewApiToken>;

export const tokenNameSchema = z.string().trim().min(1).max(TOKEN_NAME_MAX);
