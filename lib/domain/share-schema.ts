import { z } from "zod";
import {
  SHARE_NOTE_MAX_CHARACTERS,
  SHARE_PASSWORD_MAX_CHARACTERS,
  SHARE_TITLE_MAX_CHARACTERS,
  SHARED_VERSIONS_MAX,
  type Share,
} from "./share";

const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .transform((words) => words || null)
    .nullable();

const outputId = z.string().regex(/^[0-9a-z]{12,64}$/);

const terms = {
  showRecipe: z.boolean(),
  showOriginal: z.boolean().describe("False shows the result alone, and nothing tells the original."),
  allowDownload: z.boolean(),
  indexable: z.boolean().describe("Whether search engines may list the page."),
  title: text(SHARE_TITLE_MAX_CHARACTERS),
  note: text(SHARE_NOTE_MAX_CHARACTERS),
  expiresAt: z.iso.datetime({ offset: true }).nullable().describe("In the future; null never ends."),
  password: z.string().min(1).max(SHARE_PASSWORD_MAX_CHARACTERS).nullable().describe("Null asks for none."),
};

/** What is left out is as private as a comparison can be. */
export const newShareSchema = z
  .strictObject({
    showRecipe: terms.showRecipe.default(false),
    showOriginal: terms.showOriginal.default(true),
    allowDownload: terms.allowDownload.default(false),
    indexable: terms.indexable.default(false),
    title: terms.title.default(null),
    note: terms.note.default(null),
    expiresAt: terms.expiresAt.default(null),
    password: terms.password.default(null),
    outputIds: z
      .array(outputId)
      .max(SHARED_VERSIONS_MAX - 1)
      .default([])
      .describe("More versions for the same page, in this order after the one in the address."),
  })
  .prefault({});

/** What is left out stays as it is. */
export const shareChangeSchema = z
  .strictObject({
    ...terms,
    outputIds: z.array(outputId).min(1).max(SHARED_VERSIONS_MAX).describe("All versions of the page, in their order."),
  })
  .partial();

const moment = z.iso.datetime();

export const shareSchema = z
  .object({
    id: z.string(),
    token: z.string(),
    url: z.string().describe("Absolute; where the page is."),
    state: z.enum(["open", "expired", "gone"]).describe("`gone`: all of its pictures are in the trash."),
    showRecipe: z.boolean(),
    showOriginal: z.boolean(),
    allowDownload: z.boolean(),
    indexable: z.boolean(),
    title: z.string().nullable(),
    note: z.string().nullable(),
    expiresAt: moment.nullable(),
    hasPassword: z.boolean(),
    versions: z.array(
      z.object({
        outputId: z.string(),
        editId: z.string(),
        thumb: z.string(),
        prompt: z.string(),
        isTrashed: z.boolean(),
      }),
    ),
    views: z.int().describe("How often the page was opened; nothing about who."),
    createdAt: moment,
  })
  .meta({
    id: "Share",
    description: "An unguessable link that lets a stranger see versions.",
  }) satisfies z.ZodType<Share>;
