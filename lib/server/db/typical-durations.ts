import { sql } from "drizzle-orm";
import type { Queryable } from "./client";

export type ProviderModel = { provider: string; model: string };

/** How many of the latest successes count. */
const SAMPLE = 50;

/** The median of past runs of each model in milliseconds, over all owners; a model that never succeeded is left out. */
export async function listTypicalDurations(
  db: Queryable,
  models: readonly ProviderModel[],
): Promise<Map<string, number>> {
  if (models.length === 0) return new Map();
  const { rows } = await db.execute<ProviderModel & { ms: number | null }>(sql`
    select wanted.provider, wanted.model, typical.ms
    from json_to_recordset(${JSON.stringify(models)}::json) as wanted(provider text, model text)
    cross join lateral (
      select round(percentile_cont(0.5) within group (order by ms))::int as ms from (
        select extract(epoch from o.finished_at - o.started_at) * 1000 as ms
        from outputs o join edits e on e.id = o.edit_id
        where o.status = 'succeeded' and o.started_at is not null
          and e.recipe ->> 'provider' = wanted.provider and e.recipe ->> 'model' = wanted.model
        order by o.finished_at desc limit ${SAMPLE}
      ) as latest
    ) as typical`);
  return new Map(rows.flatMap((row) => (row.ms === null ? [] : [[durationKey(row), row.ms] as const])));
}

export function durationKey({ provider, model }: ProviderModel): string {
  return JSON.stringify([provider, model]);
}
