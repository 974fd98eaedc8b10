import { z } from "zod";
import type { Difference } from "./difference";
import { type Edit, endStatuses, holdPlaces, type Output, pendingStatuses } from "./edit";
import { editStatuses } from "./edit-list";
import { type Failure, failureCodes } from "./failure";
import { imageSchema } from "./image-schema";
import type { Recipe } from "./recipe";
import { recipeSchema } from "./recipe-schema";

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

const differenceSchema = z
  .object({
    changedShare: z
      .number()
      .describe("Of the common part's pixels, 0 to 1: those that differ by more than the threshold."),
    meanDeltaE: z.number().describe("CIEDE2000."),
    p95DeltaE: z.number().describe("95 of 100 pixels differ by no more."),
    threshold: z.number(),
    movedX: z
      .number()
      .describe("Pixels of the result that the whole picture moved to the right before it was compared."),
    movedY: z.number().describe("The same, down."),
    zoom: z.number().describe("1.008: its content became larger by 0.8 %."),
    comparedWidth: z.int().describe("The size at which the two were compared: the smaller one's, at most 2048 long."),
    comparedHeight: z.int(),
    aligned: z.boolean().describe("False when nothing was found by which to lay one on the other."),
  })
  .meta({ id: "Difference", description: "How far a result is from its source." }) satisfies z.ZodType<Difference>;

const moment = z.iso.datetime();

/** What every output carries. */
export const outputBase = z.object({
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
  difference: differenceSchema
    .nullable()
    .describe("Comes some seconds after the picture; null where it could not be measured."),
  queuedAt: moment,
  startedAt: moment.nullable(),
  finishedAt: moment.nullable(),
});

export const outputSchema = z
  .discriminatedUnion("status", [
    outputBase.extend({
      status: z.enum(pendingStatuses),
      image: z.null(),
      failure: z.null(),
      heldIn: z
        .enum(holdPlaces)
        .nullish()
        .describe("Where the finished picture is while it cannot be stored; it is tried again at `nextAttemptAt`."),
      preview: z
        .object({
          imageId: z.string(),
          url: z.string(),
          size: z.object({ width: z.int(), height: z.int() }).nullable(),
        })
        .nullish()
        .describe(
          "Where its display form is answered while it is being stored, as soon as its pixels are known; `size` is the picture's own where that form may be smaller.",
        ),
    }),
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
    trashedAt: moment.optional().describe("Since when it lies in the trash; left out for all others."),
  })
  .meta({ id: "Edit", description: "One recipe applied to one image." }) satisfies z.ZodType<Edit>;
