import { z } from "zod";
import { COLLECTION_NAME_MAX, type Collection } from "./collection";
import { imageSchema } from "./image-schema";

export const collectionNameSchema = z.string().trim().min(1).max(COLLECTION_NAME_MAX);

export const collectionSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    count: z.int().describe("Those outside the trash."),
    cover: imageSchema.nullable().describe("The first one's picture."),
    createdAt: z.iso.datetime(),
  })
  .meta({
    id: "Collection",
    description: "Finished versions under a name, in an order of one's own.",
  }) satisfies z.ZodType<Collection>;
