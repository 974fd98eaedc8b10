import { z } from "zod";
import { type Edit, endStatuses, type Output, pendingStatuses } from "./edit";
import { type Failure, failureCodes } from "./failure";
import { imageSchema } from "./image-schema";
import type { Recipe } from "./recipe";
import { recipeSchema } from "./recipe-schema";

const editStatuses = ["queued", "running", "succeeded", "failed", "canceled", "unconfirmed"] as const;
export const editStatusSchema = z.enum(editStatuses);

export const failureSchema = z
  .object({
    code: z.enum(failureCodes),
    message: z.string(),
    retryable: z.boolean(),
    mayHaveBeenCharged: z.boolean(),
    providerCode: z.string().nullable(),
    providerMessage: z.string().nullable(),
    providerRequestId: z.string().nullable(),
  })
  .meta({ id: "Failure", description: "Why an output has no picture." }) satisfies z.ZodType<Failure>;

const warningSchema = z.object({
  field: z.enum(["negativePrompt", "strength", "steps", "guidanceScale", "seed", "n", "size", "prompt", "image"]),
  kind: z.enum(["unsupported", "adjusted", "ignored"]),
  detail: z.string(),
});

const moment = z.iso.datetime();

const outputBase = z.object({
  id: z.string(),
  index: z.int(),
  seed: z.int().nullable(),
  attempt: z.int(),
  nextAttemptAt: moment.nullable(),
  retry: z
    .object({ number: z.int(), of: z.int() })
    .nullable()
    .describe("Which of how many retries by the studio itself begins at nextAttemptAt."),
  queuePosition: z.int().nullable().describe("From 1, among all that wait for the same provider."),
  sent: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
    .nullable()
    .describe("What truly went over the wire, without key and picture bytes."),
  warnings: z.array(warningSchema),
  providerRequestId: z.string().nullable(),
  favourite: z.boolean(),
  queuedAt: moment,
  startedAt: moment.nullable(),
  finishedAt: moment.nullable(),
});

export const outputSchema = z
  .discriminatedUnion("status", [
    outputBase.extend({ status: z.enum(pendingStatuses), image: z.null(), failure: z.null() }),
    outputBase.extend({ status: z.literal("succeeded"), image: imageSchema, failure: z.null() }),
    outputBase.extend({
      status: z.enum(endStatuses).exclude(["succeeded"]),
      image: z.null(),
      failure: failureSchema.nullable(),
    }),
  ])
  .meta({ id: "Output", description: "One picture asked of the provider." }) satisfies z.ZodType<Output>;

/** A recipe as answers carry it: every field is there. */
const answeredRecipeSchema = z.object(recipeSchema.shape).meta({
  id: "Recipe",
  description: "What to do to an image. Null was left to the provider.",
}) satisfies z.ZodType<Recipe>;

export const editSchema = z
  .object({
    id: z.string(),
    status: editStatusSchema,
    source: imageSchema,
    parentOutputId: z.string().nullable(),
    recipe: answeredRecipeSchema,
    outputs: z.array(outputSchema),
    estimate: z.object({
      typicalMs: z.int().nullable(),
      price: z.object({ amount: z.number(), currency: z.string() }).nullable(),
    }),
    createdAt: moment,
  })
  .meta({ id: "Edit", description: "One recipe applied to one image." }) satisfies z.ZodType<Edit>;
