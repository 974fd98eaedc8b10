import { z } from "zod";
import { newShareSchema, shareChangeSchema, shareSchema } from "@/lib/domain/share-schema";
import { operation } from "../operation";
import { byId, pageQuery } from "../parameters";

const share = { description: "The share.", schema: shareSchema };

export const createShare = operation({
  id: "createShare",
  tag: "shares",
  method: "POST",
  path: "/api/outputs/{id}/shares",
  summary: "Makes a link that shows this version, and others beside it, to whoever has it.",
  limit: "shares",
  params: byId,
  body: newShareSchema,
  answers: { 201: share },
  errors: ["not_found", "not_possible_now"],
});

export const listShares = operation({
  id: "listShares",
  tag: "shares",
  method: "GET",
  path: "/api/shares",
  summary: "One's own shares, newest first, without the revoked.",
  query: z.object(pageQuery),
  answers: {
    200: {
      description: "One page.",
      schema: z.object({ items: z.array(shareSchema), nextCursor: z.string().nullable() }),
    },
  },
});

export const readShare = operation({
  id: "readShare",
  tag: "shares",
  method: "GET",
  path: "/api/shares/{id}",
  summary: "One share.",
  params: byId,
  answers: { 200: share },
  errors: ["not_found"],
});

export const changeShare = operation({
  id: "changeShare",
  tag: "shares",
  method: "PATCH",
  path: "/api/shares/{id}",
  summary: "Changes what a share shows, to whom and until when. Its link stays.",
  limit: "shares",
  params: byId,
  body: shareChangeSchema,
  answers: { 200: share },
  errors: ["not_found", "not_possible_now"],
});

export const revokeShare = operation({
  id: "revokeShare",
  tag: "shares",
  method: "DELETE",
  path: "/api/shares/{id}",
  summary: "Ends a share for good: page, pictures and preview answer 410 from now on.",
  params: byId,
  answers: { 204: { description: "It has ended." } },
  errors: ["not_found"],
});
