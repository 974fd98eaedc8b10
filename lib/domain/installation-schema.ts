import { z } from "zod";
import type { Health } from "./health";
import type { Spending } from "./spending";
import type { StorageUse } from "./storage-use";

export const healthSchema = z
  .object({
    ok: z.boolean(),
    database: z.boolean(),
    storage: z.boolean(),
    storageProblem: z
      .enum(["storage_unavailable", "storage_full", "storage_read_only", "storage_refused", "storage_missing"])
      .nullable(),
    queue: z.object({ ok: z.boolean(), waiting: z.int() }),
  })
  .meta({ id: "Health" }) satisfies z.ZodType<Health>;

export const storageUseSchema = z
  .object({ uploads: z.int(), results: z.int(), bytes: z.int(), databaseBytes: z.int() })
  .meta({ id: "StorageUse" }) satisfies z.ZodType<StorageUse>;

export const spendingSchema = z
  .object({
    provider: z.string(),
    spent: z.number(),
    budget: z.number().nullable(),
    currency: z.string().nullable(),
  })
  .meta({ id: "Spending" }) satisfies z.ZodType<Spending>;
