import type pg from "pg";

/** The name of the lock by which takers of one lane come one after the other; `flag` is an expression of SQL. */
export const laneTurn = (flag: string) => `hashtextextended(${flag}, 8)`;

/**
 * Where the limit of a lane is kept over all processes: a trigger on the queue's table lets nobody take a job whose lane is full or
 * paused. What counts is jobs that are taken, which outlives a connection; those of a dead worker are given back by
 * `watchDeadWorkers`. One taker at a time looks, for the length of its transaction, which is one statement of a worker; who takes a job in the
 * transaction that enqueues it has only seconds (`taken-jobs.ts`). So nothing can leak.
 */
const GATE = `
create or replace function diptych_lane_gate() returns trigger language plpgsql as $$
declare
  flag text := (select key from jsonb_object_keys(new.flags) as key where key like 'lane:%' limit 1);
  lane lanes%rowtype;
begin
  if flag is null then return new; end if;
  perform pg_advisory_xact_lock(${laneTurn("flag")});
  select * into lane from lanes where id = substr(flag, 6);
  if lane.paused_until > now() then return null; end if;
  if (select count(*) from graphile_worker._private_jobs where locked_at is not null and flags ? flag)
    >= coalesce(lane.capacity, 1) then return null; end if;
  return new;
end $$`;

const TRIGGER = `
create trigger diptych_lane_gate before update on graphile_worker._private_jobs for each row
  when (old.locked_at is null and new.locked_at is not null and new.flags is not null)
  execute function diptych_lane_gate()`;

/** How many jobs of each lane may run at once, over all processes; the worker that started last says it. */
export async function openLanes(pool: pg.Pool, capacities: Readonly<Record<string, number>>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    // Workers that start at the same time would change the same function.
    await client.query("select pg_advisory_xact_lock(hashtextextended('diptych_lane_gate', 8))");
    await client.query(GATE);
    const { rows } = await client.query("select from pg_trigger where tgname = 'diptych_lane_gate'");
    if (rows.length === 0) await client.query(TRIGGER);
    for (const [lane, capacity] of Object.entries(capacities)) {
      await client.query(
        `insert into lanes (id, capacity) values ($1, $2)
         on conflict (id) do update set capacity = excluded.capacity where lanes.capacity <> excluded.capacity`,
        [lane, Math.max(1, capacity)],
      );
    }
    await client.query("commit");
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}

const CLOSED = `select taken.flag from (
    select flag, count(*) from graphile_worker._private_jobs, jsonb_object_keys(flags) as flag
    where locked_at is not null group by flag
  ) as taken left join lanes on 'lane:' || lanes.id = taken.flag
  where taken.count >= coalesce(lanes.capacity, 1)
  union select 'lane:' || id from lanes where paused_until > now()`;

/** The flags of the lanes that take no further job now, which spares a taker what the gate would refuse. */
export async function listClosedLanes(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ flag: string }>(CLOSED);
  return rows.map(({ flag }) => flag);
}

/** How many jobs could be taken now, up to `most`. */
export async function countDueJobs(pool: pg.Pool, most: number): Promise<number> {
  const { rows } = await pool.query<{ due: number }>(
    `select count(*)::int as due from (
       select from graphile_worker._private_jobs where is_available and run_at <= now()
         and (flags is null or not flags ?| array(${CLOSED})) limit $1
     ) as jobs`,
    [most],
  );
  return rows[0]?.due ?? 0;
}
