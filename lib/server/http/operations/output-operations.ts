import { z } from "zod";
import {
  colourPattern,
  DOWNLOAD_MAX_SIDE_PX,
  DOWNLOAD_MIN_SIDE_PX,
  downloadFormats,
  downloadViews,
  usualDownload,
} from "@/lib/domain/download";
import { outputSchema } from "@/lib/domain/edit-schema";
import { locales } from "@/lib/domain/locale";
import { operation } from "../operation";
import { byId, idSchema } from "../parameters";

const output = { description: "The output.", schema: outputSchema };

export const changeOutput = operation({
  id: "changeOutput",
  tag: "outputs",
  method: "PATCH",
  path: "/api/outputs/{id}",
  summary: "Marks a version as a favourite, or no longer.",
  params: byId,
  body: z.strictObject({ favourite: z.boolean() }),
  answers: { 200: output },
  errors: ["not_found"],
});

export const cancelOutput = operation({
  id: "cancelOutput",
  tag: "outputs",
  method: "POST",
  path: "/api/outputs/{id}/cancel",
  summary: "Stops one output while the others of its edit go on; one that has ended stays as it is.",
  params: byId,
  answers: { 200: output },
  errors: ["not_found"],
});

export const forgetOutput = operation({
  id: "forgetOutput",
  tag: "outputs",
  method: "POST",
  path: "/api/outputs/{id}/forget",
  summary: "Settles an unconfirmed output as failed.",
  params: byId,
  answers: { 200: output },
  errors: ["not_found", "not_possible_now"],
});

export const downloadOutput = operation({
  id: "downloadOutput",
  tag: "outputs",
  method: "GET",
  path: "/api/outputs/{id}/download",
  summary: "A finished version as a file named from its prompt, alone or beside what it was made from.",
  params: byId,
  query: z.object({
    view: z
      .enum(downloadViews)
      .default(usualDownload.view)
      .describe(
        "The version alone; with what it is compared with as one picture, of at most 4096 pixels a side; or the divider going over both and back: an animated WebP (at most 1080 pixels) or GIF (800).",
      ),
    beforeId: idSchema
      .nullable()
      .default(null)
      .describe("Where both are seen: the image that the version is compared with; left out: what it was made from."),
    labels: z
      .enum([...locales, "off"])
      .default(usualDownload.labels)
      .describe("Where both are seen: the language of the words on them."),
    mark: z
      .enum([...locales, "off"])
      .default(usualDownload.mark)
      .describe(
        "A visible “Made with AI” in this language; only on what a model made, or anything that it was made from.",
      ),
    format: z
      .enum(downloadFormats)
      .default(usualDownload.format)
      .describe("WebP or GIF for `wipe`; GIF for nothing else."),
    quality: z.coerce.number().int().min(1).max(100).default(usualDownload.quality).describe("For JPEG and WebP."),
    maxSide: z.coerce
      .number()
      .int()
      .min(DOWNLOAD_MIN_SIDE_PX)
      .max(DOWNLOAD_MAX_SIDE_PX)
      .nullable()
      .default(null)
      .describe("The longer side in pixels at the most; left out: full size. WebP holds 16,383."),
    background: z
      .string()
      .regex(colourPattern)
      .nullable()
      .default(null)
      .describe("A colour behind transparent parts; JPEG and `wipe` have white where it is left out."),
    metadata: z
      .enum(["on", "off"])
      .default("on")
      .describe("`off` leaves the recipe out of the file, never the mark of how it came about."),
  }),
  answers: {
    200: {
      description:
        "The file. `Diptych-Leaves-Signature: ?1` says that the picture came with Content Credentials (C2PA), which hold for `/api/images/{id}/original` alone.",
      mediaType: "image/*",
    },
  },
  errors: ["not_found", "not_possible_now", "storage_unavailable"],
});

export const archivedIds = z.array(idSchema).min(1).max(20_000);

export const archiveOutputs = operation({
  id: "archiveOutputs",
  tag: "outputs",
  method: "POST",
  path: "/api/outputs/archive",
  summary: "Finished versions as one ZIP of PNG files, with a `manifest.json` of how they were made.",
  body: z.strictObject({ outputIds: archivedIds }).nullable(),
  rawBody: ["application/x-www-form-urlencoded"],
  answers: { 200: { description: "The ZIP, made while it is read.", mediaType: "application/zip" } },
  errors: ["not_found", "storage_unavailable"],
});
