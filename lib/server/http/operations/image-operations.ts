import { z } from "zod";
import { imageSchema } from "@/lib/domain/image-schema";
import { recipeSchema } from "@/lib/domain/recipe-schema";
import { operation } from "../operation";
import { byId, idSchema, pageQuery } from "../parameters";

const image = { description: "The image.", schema: imageSchema };

export const createImage = operation({
  id: "createImage",
  tag: "images",
  method: "POST",
  path: "/api/images",
  summary: "Takes in a picture: as the body, as the part `file` of a form, or from an address.",
  limit: "uploads",
  headers: [
    { name: "X-File-Name", description: "Percent-encoded; for a picture sent as the body.", schema: z.string() },
  ],
  body: z.strictObject({ url: z.string().min(1).max(4096) }).nullable(),
  rawBody: ["image/*", "application/octet-stream", "multipart/form-data"],
  answers: { 201: image, 200: { description: "The same bytes are there already.", schema: imageSchema } },
  errors: [
    "incomplete_body",
    "address_refused",
    "address_unreachable",
    "image_too_large",
    "unsupported_image",
    "unreadable_image",
    "too_many_pixels",
    "storage_unavailable",
  ],
});

export const listImages = operation({
  id: "listImages",
  tag: "images",
  method: "GET",
  path: "/api/images",
  summary: "One's own uploads, newest first.",
  query: z.object(pageQuery),
  answers: {
    200: {
      description: "One page.",
      schema: z.object({ items: z.array(imageSchema), nextCursor: z.string().nullable() }),
    },
  },
});

export const readImage = operation({
  id: "readImage",
  tag: "images",
  method: "GET",
  path: "/api/images/{id}",
  summary: "One image, an upload or a result.",
  params: byId,
  answers: { 200: image },
  errors: ["not_found"],
});

export const deleteImage = operation({
  id: "deleteImage",
  tag: "images",
  method: "DELETE",
  path: "/api/images/{id}",
  summary: "Removes an image for good.",
  params: byId,
  answers: { 204: { description: "It is gone." } },
  errors: ["not_found", "in_use"],
});

export const prepareImage = operation({
  id: "prepareImage",
  tag: "images",
  method: "POST",
  path: "/api/images/{id}/prepare",
  summary:
    "Makes an image ready for a model, so that an edit of it begins at once where one process takes requests and works. Nothing is sent to the provider.",
  limit: "preparations",
  params: byId,
  body: recipeSchema.pick({ provider: true, model: true, sendSize: true }),
  answers: { 204: { description: "There is nothing more to prepare here." } },
  errors: ["not_found", "image_too_large", "storage_unavailable"],
});

export const readPicture = operation({
  id: "readPicture",
  tag: "images",
  method: "GET",
  path: "/api/images/{id}/{form}",
  summary: "The bytes: as they came (`original`, an attachment), or upright, sRGB and without metadata.",
  params: z.object({ id: idSchema, form: z.enum(["original", "full", "display", "thumb"]) }),
  headers: [
    { name: "If-None-Match", description: "An ETag; the same picture answers 304.", schema: z.string() },
    { name: "Range", description: "For `full` and `original`.", schema: z.string() },
  ],
  answers: {
    200: { description: "The picture.", mediaType: "image/*" },
    206: { description: "The part asked for.", mediaType: "image/*" },
    304: { description: "The same as you have." },
    416: { description: "There is no such part." },
  },
  errors: ["not_found", "storage_unavailable"],
});
