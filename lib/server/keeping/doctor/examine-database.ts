import { sql } from "drizzle-orm";
import { newestSchemaVersion, readSchemaVersion } from "@/lib/server/db/migrate";
import type { Installation } from "../open-installation";
import { counted, type DoctorOptions, type Finding, left } from "./finding";

/** The database's own word about its files, and whether its tables are of this version. */
export async function* examineDatabase({ db, pool }: Installation, _options: DoctorOptions): AsyncGenerator<Finding> {
  const { rows } = await db.execute<{ failures: string | null }>(
    sql`select sum(checksum_failures) as failures from pg_stat_database`,
  );
  const failures = Number(rows[0]?.failures ?? 0);
  if (failures > 0) {
    const what = `The database met ${counted(failures, "page")} whose checksum does not fit: its disk may be failing.`;
    yield left(failures, what, "make a backup now, and restore it on another disk");
  }
  const { rows: invalid } = await db.execute<{ name: string }>(
    sql`select indexrelid::regclass::text as name from pg_index where not indisvalid`,
  );
  if (invalid.length > 0) {
    const list = invalid.map(({ name }) => name).join(", ");
    yield left(
      invalid.length,
      `${counted(invalid.length, "index is", "indexes are")} not valid: ${list}.`,
      "run REINDEX on it",
    );
  }
  if (((await readSchemaVersion(pool)) ?? 0) < newestSchemaVersion()) {
    yield left(1, "The tables are of an older version of Diptych.", "start Diptych once, which brings them up to date");
  }
}
