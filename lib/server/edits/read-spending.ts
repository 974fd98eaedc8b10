import type { Spending } from "@/lib/domain/spending";
import { readSpent } from "@/lib/server/db/spending";
import type { Services } from "@/lib/server/services";
import { startOfToday } from "./budget";

/** What each provider has cost today, by whoever asked for it, and how much it may cost. */
export async function readSpending({ db, providers }: Pick<Services, "db" | "providers">): Promise<Spending[]> {
  const spent = await readSpent(db, startOfToday());
  return providers.editors
    .filter(({ id, billed }) => billed || spent.has(id))
    .map(({ id, models }) => ({
      provider: id,
      spent: spent.get(id) ?? 0,
      budget: providers.budgets.get(id) ?? null,
      currency: models.find(({ price }) => price !== null)?.price?.currency ?? null,
    }));
}
