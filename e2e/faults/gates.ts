import type pg from "pg";
import type { Database } from "./database";
import { until } from "./until";

/** Where in the database an act of the product can be held, just before it is done, or just after it and before its commit. */
const gates = {
  record: { table: "outputs", on: "before insert" },
  claim: { table: "outputs", on: "before update", when: "new.status = 'submitting'" },
  taken: {
    table: "graphile_worker._private_jobs",
    on: "after update",
    when: "old.locked_at is null and new.locked_at is not null and new.key like 'output:%'",
  },
  saving: { table: "outputs", on: "before update", when: "new.status = 'saving' and old.status <> 'saving'" },
  image: { table: "images", on: "before insert", when: "new.kind = 'result'" },
  success: { table: "outputs", on: "before update", when: "new.status = 'succeeded' and old.status <> 'succeeded'" },
  failure: { table: "outputs", on: "before update", when: "new.status = 'failed' and old.status <> 'failed'" },
  retry: { table: "outputs", on: "before update", when: "new.attempt > old.attempt" },
  // Of outputs alone: what is measured or swept meanwhile passes.
  jobDone: { table: "graphile_worker._private_jobs", on: "before delete", when: "old.key like 'output:%'" },
} as const satisfies Record<string, { table: string; on: string; when?: string }>;

export type GateName = keyof typeof gates;

const ROOM = 20_261_125;
const numberOf = (name: GateName) => Object.keys(gates).indexOf(name);

/**
 * Triggers of ours in the product's database, which wait for a lock that a test may hold: so a process is stopped at a point between two
 * states without a word of that in the product. A gate that nobody holds costs nothing.
 */
export class Gates {
  private holder: pg.Client | null = null;

  constructor(private readonly database: Database) {}

  async install(): Promise<void> {
    const triggers = Object.entries(gates).map(([name, gate]) => {
      const when = "when" in gate ? `when (${gate.when})` : "";
      const key = numberOf(name as GateName);
      return `create or replace trigger fault_gate_${name.toLowerCase()} ${gate.on} on ${gate.table}
        for each row ${when} execute function fault_gate('${key}');`;
    });
    await this.database.query(`
      create or replace function fault_gate() returns trigger language plpgsql as $$
        begin
          perform pg_advisory_xact_lock_shared(${ROOM}, tg_argv[0]::int);
          return case when tg_op = 'DELETE' then old else new end;
        end $$;
      ${triggers.join("\n")}`);
  }

  /** Whatever comes there from now on stops. */
  async shut(name: GateName): Promise<void> {
    this.holder ??= await this.database.connect();
    await this.holder.query("select pg_advisory_lock($1, $2)", [ROOM, numberOf(name)]);
  }

  async reached(name: GateName, count = 1): Promise<void> {
    await until(`${count} at the gate "${name}"`, async () => (await this.waiting(name)).length >= count);
  }

  /** Everybody goes on. With `dropWaiting` those statements of dead processes that were still on their way are dropped. */
  async open({ dropWaiting = false } = {}): Promise<void> {
    const { holder } = this;
    this.holder = null;
    if (!holder) return;
    try {
      if (dropWaiting) await holder.query(`select pg_terminate_backend(pid) from pg_locks ${waitingHere}`, [ROOM]);
    } catch {
      // The database was killed: with it went every lock.
    }
    await holder.end().catch(() => undefined);
  }

  private async waiting(name: GateName): Promise<number[]> {
    if (!this.holder) return [];
    const { rows } = await this.holder.query<{ pid: number }>(
      `select pid from pg_locks ${waitingHere} and objid = $2`,
      [ROOM, numberOf(name)],
    );
    return rows.map(({ pid }) => pid);
  }
}

const waitingHere = "where locktype = 'advisory' and classid = $1 and objsubid = 2 and not granted";
