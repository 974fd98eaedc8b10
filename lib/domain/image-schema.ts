import { z } from "zod";
import { type Image, imageNoticeCodes } from "./image";

/** An image as answers carry it. */
export const imageSchema = z
  .object({
    id: z.string(),
    width: z.int().describe("Of the upright picture, in pixels."),
    height: z.int(),
    bytes: z.int().describe("Of the original file."),
    mediaType: z.string(),
    hasAlpha: z.boolean(),
    name: z.string().nullable().describe("Of the uploaded file; null for a result."),
    notices: z.array(z.object({ code: z.enum(imageNoticeCodes) })),
    placeholder: z.string().describe("A data URL of some 20 pixels."),
    createdAt: z.iso.datetime(),
    urls: z.object({ original: z.string(), full: z.string(), display: z.string(), thumb: z.string() }),
  })
  .meta({ id: "Image", description: "Picture bytes that we hold, immutable." }) satisfies z.ZodType<Image>;
