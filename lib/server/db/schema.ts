import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgSequence,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { Difference } from "@/lib/domain/difference";
import type { OutputStatus, Sent, Warning } from "@/lib/domain/edit";
import type { Failure } from "@/lib/domain/failure";
import type { ImageNoticeCode } from "@/lib/domain/image";
import type { Recipe } from "@/lib/domain/recipe";

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** Every row has an owner, and every query asks for it. */
export const images = pgTable(
  "images",
  {
    id: text("id").primaryKey(),
    ownerId: text("owner_id").notNull(),
    /** An upload is listed and found again by its bytes; a result belongs to its output. */
    kind: text("kind").$type<"upload" | "result">().notNull(),
    /** Of the original bytes, hexadecimal. */
    sha256: text("sha256").notNull(),
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    bytes: bigint("bytes", { mode: "number" }).notNull(),
    mediaType: text("media_type").notNull(),
    hasAlpha: boolean("has_alpha").notNull(),
    name: text("name"),
    notices: jsonb("notices").$type<{ code: ImageNoticeCode }[]>().notNull(),
    placeholder: text("placeholder").notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex("images_same_upload").on(table.ownerId, table.sha256).where(sql`kind = 'upload'`),
    index("images_of_owner").on(table.ownerId, table.kind, table.createdAt, table.id),
  ],
);

/** Rises with every change of an edit, over all owners: the `id:` of its event. */
export const editRevisions = pgSequence("edit_revisions");

export const edits = pgTable(
  "edits",
  {
    id: text("id").primaryKey(),
    ownerId: text("owner_id").notNull(),
    sourceId: text("source_id")
      .notNull()
      .references(() => images.id),
    parentOutputId: text("parent_output_id"),
    recipe: jsonb("recipe").$type<Recipe & { model: string }>().notNull(),
    idempotencyKey: text("idempotency_key"),
    /** Of the request's body, so that a reused key with another body is noticed. */
    requestSha256: text("request_sha256"),
    revision: bigint("revision", { mode: "number" }).notNull().default(sql`nextval('edit_revisions')`),
    createdAt: moment("created_at").notNull().defaultNow(),
    trashedAt: moment("trashed_at"),
  },
  (table) => [
    uniqueIndex("edits_same_intent").on(table.ownerId, table.idempotencyKey),
    index("edits_newest").on(table.ownerId, table.createdAt, table.id),
    index("edits_of_source").on(table.sourceId),
    index("edits_changed").on(table.ownerId, table.revision),
  ],
);

/**
 * The keys that no edit has: of those that were removed for good, and of every wish to run one again. Kept for as long as a request with
 * one may come once more.
 */
export const spentKeys = pgTable(
  "spent_keys",
  {
    ownerId: text("owner_id").notNull(),
    idempotencyKey: text("idempotency_key").notNull(),
    requestSha256: text("request_sha256").notNull(),
    /** When it was used, not when the edit went. */
    usedAt: moment("used_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.ownerId, table.idempotencyKey] }),
    index("spent_keys_by_time").on(table.usedAt),
  ],
);

export const outputs = pgTable(
  "outputs",
  {
    id: text("id").primaryKey(),
    editId: text("edit_id")
      .notNull()
      .references(() => edits.id, { onDelete: "cascade" }),
    ownerId: text("owner_id").notNull(),
    index: integer("index").notNull(),
    status: text("status").$type<OutputStatus>().notNull(),
    imageId: text("image_id").references(() => images.id),
    seed: bigint("seed", { mode: "number" }),
    failure: jsonb("failure").$type<Failure>(),
    attempt: integer("attempt").notNull().default(1),
    /** The attempt that a person asked for; those after it are ours. */
    firstAttempt: integer("first_attempt").notNull().default(1),
    /** Its place in the line of its provider, small ones first: owners alternate in it. */
    turn: integer("turn").notNull().default(0),
    nextAttemptAt: moment("next_attempt_at"),
    sent: jsonb("sent").$type<Sent>(),
    warnings: jsonb("warnings").$type<Warning[]>().notNull().default([]),
    providerRequestId: text("provider_request_id"),
    ticket: text("ticket"),
    /** Where a finished picture lies with the provider, kept while it is being fetched: it is paid for. */
    resultUrl: text("result_url"),
    /** Which machine's spool has the finished picture's bytes, while it is not in the store. */
    spoolId: text("spool_id"),
    /** Of the HTTP request by which a person last asked for it; for the log. */
    requestId: text("request_id"),
    favourite: boolean("favourite").notNull().default(false),
    queuedAt: moment("queued_at").notNull().defaultNow(),
    /** Committed before the connection to the provider opens. */
    submitStartedAt: moment("submit_started_at"),
    startedAt: moment("started_at"),
    finishedAt: moment("finished_at"),
    /** From the edit's source; null until measured, and where it could not be. */
    difference: jsonb("difference").$type<Difference>(),
    /** When it was measured, or given up. */
    measuredAt: moment("measured_at"),
  },
  (table) => [
    uniqueIndex("outputs_of_edit").on(table.editId, table.index),
    index("outputs_pending").on(table.status).where(sql`status in ('queued', 'submitting', 'waiting', 'saving')`),
    /** For the counts beside the gallery and its filters: few of many. */
    index("outputs_without_picture").on(table.editId).where(sql`status in ('failed', 'unconfirmed', 'canceled')`),
    index("outputs_favourite").on(table.editId).where(sql`favourite`),
    index("outputs_by_image").on(table.imageId),
    /** For the usual time of a model. */
    index("outputs_succeeded").on(table.finishedAt).where(sql`status = 'succeeded'`),
  ],
);

/** A revoked share keeps its row, so that its link can say that it is over; its pictures' rows go with the edits. */
export const shares = pgTable(
  "shares",
  {
    id: text("id").primaryKey(),
    ownerId: text("owner_id").notNull(),
    /** Readable, so that the link can be copied again; whoever reads this table reads the pictures anyway. */
    token: text("token").notNull(),
    showRecipe: boolean("show_recipe").notNull(),
    showOriginal: boolean("show_original").notNull(),
    allowDownload: boolean("allow_download").notNull(),
    indexable: boolean("indexable").notNull(),
    title: text("title"),
    note: text("note"),
    passwordHash: text("password_hash"),
    expiresAt: moment("expires_at"),
    revokedAt: moment("revoked_at"),
    views: integer("views").notNull().default(0),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex("shares_by_token").on(table.token),
    index("shares_of_owner").on(table.ownerId, table.createdAt, table.id),
  ],
);

export const shareOutputs = pgTable(
  "share_outputs",
  {
    shareId: text("share_id")
      .notNull()
      .references(() => shares.id, { onDelete: "cascade" }),
    outputId: text("output_id")
      .notNull()
      .references(() => outputs.id, { onDelete: "cascade" }),
    /** From 0, as in the pictures' addresses. */
    position: integer("position").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.shareId, table.outputId] }),
    uniqueIndex("share_outputs_in_order").on(table.shareId, table.position),
    index("share_outputs_by_output").on(table.outputId),
  ],
);

/** A prompt to be found again first. It outlives the edits that it came from. */
export const starredPrompts = pgTable(
  "starred_prompts",
  {
    ownerId: text("owner_id").notNull(),
    /** Of the prompt, hexadecimal: the words themselves are longer than an index takes. */
    promptSha256: text("prompt_sha256").notNull(),
    prompt: text("prompt").notNull(),
    starredAt: moment("starred_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.ownerId, table.promptSha256] })],
);

export const presets = pgTable(
  "presets",
  {
    id: text("id").primaryKey(),
    ownerId: text("owner_id").notNull(),
    name: text("name").notNull(),
    /** Null: for whatever prompt stands in the form. */
    prompt: text("prompt"),
    recipe: jsonb("recipe").$type<Omit<Recipe, "prompt">>().notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (table) => [uniqueIndex("presets_by_name").on(table.ownerId, table.name)],
);

/** What bounds the calls to one provider over all processes. A worker writes it down when it starts. */
export const lanes = pgTable("lanes", {
  /** The provider's id. */
  id: text("id").primaryKey(),
  capacity: integer("capacity").notNull(),
  /** The provider turned a call away and asked for peace until then. */
  pausedUntil: moment("paused_until"),
});

/** Finished versions gathered under a name, in an order of the person's own. */
export const collections = pgTable(
  "collections",
  {
    id: text("id").primaryKey(),
    ownerId: text("owner_id").notNull(),
    name: text("name").notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (table) => [index("collections_of_owner").on(table.ownerId, table.createdAt)],
);

/** A version may be in several collections; `position` rises within one and may have gaps. */
export const collectionItems = pgTable(
  "collection_items",
  {
    collectionId: text("collection_id")
      .notNull()
      .references(() => collections.id, { onDelete: "cascade" }),
    outputId: text("output_id")
      .notNull()
      .references(() => outputs.id, { onDelete: "cascade" }),
    position: integer("position").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.collectionId, table.outputId] }),
    index("collection_items_of_output").on(table.outputId),
  ],
);

/** One browser that is signed in: with its row its cookie stops working, in every process. */
export const sessions = pgTable(
  "sessions",
  {
    id: text("id").primaryKey(),
    ownerId: text("owner_id").notNull(),
    /** What the cookie carries cannot be found out from here. */
    tokenSha256: text("token_sha256").notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
    expiresAt: moment("expires_at").notNull(),
  },
  (table) => [uniqueIndex("sessions_by_token").on(table.tokenSha256)],
);

/** What a script signs in with. */
export const apiTokens = pgTable(
  "api_tokens",
  {
    id: text("id").primaryKey(),
    ownerId: text("owner_id").notNull(),
    name: text("name").notNull(),
    tokenSha256: text("token_sha256").notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
    lastUsedAt: moment("last_used_at"),
  },
  (table) => [uniqueIndex("api_tokens_by_token").on(table.tokenSha256)],
);

/** Random values that all processes of an installation share. */
export const secrets = pgTable("secrets", { name: text("name").primaryKey(), value: text("value").notNull() });

/** What was set aside for each paid call that a person asked for; outlives its output, so that deleting gives no money back. */
export const spending = pgTable(
  "spending",
  {
    outputId: text("output_id").notNull(),
    firstAttempt: integer("first_attempt").notNull(),
    provider: text("provider").notNull(),
    amount: doublePrecision("amount").notNull(),
    currency: text("currency").notNull(),
    reservedAt: moment("reserved_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.outputId, table.firstAttempt] }),
    index("spending_by_time").on(table.reservedAt),
  ],
);
