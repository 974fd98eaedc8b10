import { newestSchemaVersion } from "@/lib/server/db/migrate";
import { type Installation, requireKnownSchema } from "../open-installation";
import { examineBytes } from "./examine-bytes";
import { examineDatabase } from "./examine-database";
import { examineLeftovers } from "./examine-leftovers";
import { examineStore } from "./examine-store";
import { examineTrash } from "./examine-trash";
import { examineWork } from "./examine-work";
import type { DoctorOptions, Examination, Finding } from "./finding";

/** The trash before the store: what it leaves behind is then seen. */
const examinations: readonly Examination[] = [examineTrash, examineWork, examineStore, examineBytes, examineLeftovers];

/**
 * Everything that can be wrong with what is kept, beside the app or without it. Tables of an older version are only told of: nothing in
 * them is touched. Throws when the database or the store cannot be looked at.
 */
export async function* examineInstallation(
  installation: Installation,
  options: DoctorOptions,
): AsyncGenerator<Finding> {
  const version = await requireKnownSchema(installation.pool);
  await installation.blobs.check();
  yield* examineDatabase(installation, options);
  if (version < newestSchemaVersion()) return;
  for (const examine of examinations) yield* examine(installation, options);
}
