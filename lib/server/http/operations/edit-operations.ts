import { z } from "zod";
import type { EditQuery } from "@/lib/domain/edit-list";
import { editSchema, editStatusSchema } from "@/lib/domain/edit-schema";
import { recipeSchema } from "@/lib/domain/recipe-schema";
import { operation } from "../operation";
import { byId, flagSchema, idSchema, pageQuery } from "../parameters";

const edit = { description: "The edit.", schema: editSchema };

const filter = {
  ids: z
    .string()
    .max(2_500)
    .transform((text) => text.split(","))
    .pipe(z.array(idSchema).max(100))
    .optional()
    .describe("Only these, up to 100, separated by commas."),
  q: z.string().max(200).optional().describe("Words of the prompt."),
  provider: z.string().max(64).optional(),
  model: z.string().max(128).optional(),
  status: z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.array(editStatusSchema))
    .optional()
    .describe("One or several, separated by commas."),
  favourite: flagSchema.optional(),
  size: z
    .enum(["small", "medium", "large"])
    .optional()
    .describe("Of a finished picture's long side: below 1024, below 2048, from 2048 pixels."),
  sourceId: idSchema.optional(),
  collectionId: idSchema.optional().describe("With a version in this collection."),
  from: z.iso.datetime().optional().describe("Made at this moment or later."),
  to: z.iso.datetime().optional().describe("Made before this moment."),
  trash: flagSchema.optional().describe("Those in the trash instead of the others."),
  sort: z.enum(["newest", "oldest"]).optional(),
};

/** An absent body is an empty one. */
const optionalBody = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject(shape).prefault({} as never);

const idempotencyKey = (description: string) => ({
  name: "Idempotency-Key",
  description,
  schema: z.string().min(1).max(200),
});

export const createEdit = operation({
  id: "createEdit",
  tag: "edits",
  method: "POST",
  path: "/api/edits",
  summary: "Applies a recipe to an image. The provider may be paid from here on.",
  limit: "edits",
  headers: [
    idempotencyKey(
      "The same key with the same body answers the same edit for 24 hours, also one in the trash; `not_possible_now` when it was deleted for good meanwhile.",
    ),
  ],
  body: z.strictObject({
    sourceId: idSchema,
    recipe: recipeSchema,
    parentOutputId: idSchema.nullable().default(null),
  }),
  answers: { 202: edit },
  errors: [
    "not_found",
    "idempotency_key_reused",
    "not_possible_now",
    "price_unknown",
    "budget_reached",
    "provider_not_configured",
  ],
});

export const listEdits = operation({
  id: "listEdits",
  tag: "edits",
  method: "GET",
  path: "/api/edits",
  summary: "One's own edits.",
  query: z.object({ ...pageQuery, ...filter }) satisfies z.ZodType<EditQuery>,
  answers: {
    200: {
      description: "One page; `total` counts all.",
      schema: z.object({ items: z.array(editSchema), nextCursor: z.string().nullable(), total: z.int() }),
    },
  },
});

export const listEditIds = operation({
  id: "listEditIds",
  tag: "edits",
  method: "GET",
  path: "/api/edits/ids",
  summary: "The ids of all that the same filters find, in order.",
  query: z.object({
    ...filter,
    shapes: flagSchema
      .default(false)
      .describe(
        "Also when they were made, and the ids and shapes of the outputs that the filters are about; of a collection in its order.",
      ),
  }),
  answers: {
    200: {
      description: "The ids. With `shapes` three more lists of the same length.",
      schema: z.object({
        ids: z.array(z.string()),
        createdAt: z.array(z.int()).optional().describe("Seconds since 1970."),
        outputs: z.array(z.array(z.string())).optional(),
        shapes: z
          .array(z.array(z.int()))
          .optional()
          .describe("Width to height in hundredths; 0 for an output without a picture."),
      }),
    },
  },
});

export const readEdit = operation({
  id: "readEdit",
  tag: "edits",
  method: "GET",
  path: "/api/edits/{id}",
  summary: "One edit that is not in the trash.",
  params: byId,
  answers: { 200: edit },
  errors: ["not_found"],
});

export const deleteEdit = operation({
  id: "deleteEdit",
  tag: "edits",
  method: "DELETE",
  path: "/api/edits/{id}",
  summary: "Moves an edit to the trash, or removes it for good. What is pending in it is canceled.",
  params: byId,
  query: z.object({ forever: flagSchema.default(false) }),
  answers: { 204: { description: "It is out of every list." } },
  errors: ["not_found"],
});

export const cancelEdit = operation({
  id: "cancelEdit",
  tag: "edits",
  method: "POST",
  path: "/api/edits/{id}/cancel",
  summary: "Stops what is pending. A call under way may be charged all the same.",
  params: byId,
  answers: { 200: edit },
  errors: ["not_found"],
});

export const cancelAllEdits = operation({
  id: "cancelAllEdits",
  tag: "edits",
  method: "POST",
  path: "/api/edits/cancel",
  summary: "Stops all of one's own that is pending, or that of the edits named.",
  body: optionalBody({ editIds: z.array(idSchema).max(1000).optional().describe("Only these.") }),
  answers: { 200: { description: "How many outputs were stopped.", schema: z.object({ canceled: z.int() }) } },
});

export const retryEdit = operation({
  id: "retryEdit",
  tag: "edits",
  method: "POST",
  path: "/api/edits/{id}/retry",
  summary: "Runs what failed, was canceled or is unconfirmed once more.",
  limit: "edits",
  headers: [
    idempotencyKey(
      "The same key with the same body runs nothing again for 24 hours: the edit is answered as it stands.",
    ),
  ],
  params: byId,
  body: optionalBody({
    acceptDoubleCharge: z.boolean().default(false).describe("Also what may have run and been charged already."),
    outputIds: z.array(idSchema).min(1).max(100).optional().describe("Only these outputs of the edit."),
  }),
  answers: { 202: edit },
  errors: [
    "not_found",
    "idempotency_key_reused",
    "may_be_charged_twice",
    "not_possible_now",
    "price_unknown",
    "budget_reached",
    "provider_not_configured",
  ],
});

export const restoreEdit = operation({
  id: "restoreEdit",
  tag: "edits",
  method: "POST",
  path: "/api/edits/{id}/restore",
  summary: "Takes an edit out of the trash.",
  params: byId,
  answers: { 200: edit },
  errors: ["not_found"],
});

export const emptyTrash = operation({
  id: "emptyTrash",
  tag: "edits",
  method: "POST",
  path: "/api/edits/empty-trash",
  summary: "Removes for good what lies in the trash, with the pictures that nothing else uses.",
  answers: { 200: { description: "How many edits were removed.", schema: z.object({ removed: z.int() }) } },
});
