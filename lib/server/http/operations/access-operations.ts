import { z } from "zod";
import { apiTokenSchema, newApiTokenSchema, tokenNameSchema } from "@/lib/domain/api-token-schema";
import { operation } from "../operation";
import { byId, flagSchema } from "../parameters";

export const startSession = operation({
  id: "startSession",
  tag: "access",
  method: "POST",
  path: "/api/session",
  summary: "Signs this browser in: the answer sets its cookie. A form is answered with the page to go on to.",
  isOpen: true,
  body: z.strictObject({ password: z.string().max(1000) }).nullable(),
  rawBody: ["application/x-www-form-urlencoded"],
  answers: {
    204: { description: "Signed in, or no password is set here." },
    303: { description: "To a form: where it wanted to go (`to`), or back to the sign-in page." },
  },
  errors: ["wrong_password", "too_many_requests"],
});

export const endSession = operation({
  id: "endSession",
  tag: "access",
  method: "DELETE",
  path: "/api/session",
  summary: "Signs this browser out.",
  isOpen: true,
  query: z.object({ everywhere: flagSchema.default(false).describe("Also every other browser.") }),
  answers: { 204: { description: "Signed out." } },
});

export const listTokens = operation({
  id: "listTokens",
  tag: "access",
  method: "GET",
  path: "/api/tokens",
  summary: "What scripts sign in with, the newest first.",
  answers: { 200: { description: "The tokens.", schema: z.array(apiTokenSchema) } },
});

export const createToken = operation({
  id: "createToken",
  tag: "access",
  method: "POST",
  path: "/api/tokens",
  summary: "Makes a token for a script, which is told this once.",
  body: z.strictObject({ name: tokenNameSchema }),
  answers: { 201: { description: "The token.", schema: newApiTokenSchema } },
  errors: ["not_possible_now"],
});

export const revokeToken = operation({
  id: "revokeToken",
  tag: "access",
  method: "DELETE",
  path: "/api/tokens/{id}",
  summary: "Ends a token: it opens nothing from now on.",
  params: byId,
  answers: { 204: { description: "It is revoked." } },
  errors: ["not_found"],
});
