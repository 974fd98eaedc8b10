import type { Price } from "@/lib/domain/model-catalog";
import type { Transaction } from "@/lib/server/db/client";
import type { OutputRow } from "@/lib/server/db/outputs";
import { insertSpending, lockSpending, readSpent } from "@/lib/server/db/spending";
import { AppError } from "@/lib/server/errors";
import type { Services } from "@/lib/server/services";

/** Prices are of a few decimals: what differs by less is the same. */
const TINY = 1e-9;

/** Midnight where the server stands. */
export function startOfToday(now = new Date()): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate());
}

type ToPay = Pick<OutputRow, "id" | "firstAttempt">;

type Cost = { provider: string; price: Price | null };

/** Sets aside what these outputs will cost, in the transaction that queues them. Throws as `requireRoom` does; then nothing is queued. */
export async function setAside(
  services: Pick<Services, "providers">,
  tx: Transaction,
  outputs: readonly ToPay[],
  cost: Cost,
): Promise<void> {
  await requireRoom(services, tx, outputs.length, cost);
  await writeCost(tx, outputs, cost);
}

/**
 * Looks whether today's budget holds so many more outputs, and keeps others from looking until the transaction ends; without a budget
 * nothing is asked. Throws `budget_reached` where it does not, and `price_unknown` where there is a budget and nobody knows what a picture
 * costs.
 */
export async function requireRoom(
  { providers }: Pick<Services, "providers">,
  tx: Transaction,
  count: number,
  { provider, price }: Cost,
): Promise<void> {
  const budget = providers.budgets.get(provider);
  if (budget === undefined) return;
  if (!price) {
    throw new AppError(
      "price_unknown",
      "This provider has a daily budget, and nobody knows what a picture costs there. Set its price, or take the budget away.",
    );
  }
  await lockSpending(tx, provider);
  const spent = (await readSpent(tx, startOfToday())).get(provider) ?? 0;
  const cost = price.amount * count;
  if (spent + cost > budget + TINY) throw tooMuch({ budget, spent, cost, currency: price.currency });
}

/** Writes down what these outputs will cost, where that is known. */
export async function writeCost(tx: Transaction, outputs: readonly ToPay[], { provider, price }: Cost): Promise<void> {
  if (!price || price.amount === 0) return;
  const { amount, currency } = price;
  await insertSpending(
    tx,
    outputs.map(({ id, firstAttempt }) => ({ outputId: id, firstAttempt, provider, amount, currency })),
  );
}

function tooMuch({ budget, spent, cost, currency }: { budget: number; spent: number; cost: number; currency: string }) {
  const say = (amount: number) => `${amount.toFixed(2)} ${currency}`;
  const tomorrow = startOfToday();
  tomorrow.setDate(tomorrow.getDate() + 1);
  return new AppError(
    "budget_reached",
    `Today's budget for this provider is ${say(budget)}. ${say(spent)} of it are spent or set aside, and this would cost ${say(cost)}.`,
    { retryAfterS: Math.max(1, Math.ceil((tomorrow.getTime() - Date.now()) / 1000)) },
  );
}
