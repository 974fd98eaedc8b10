/** What a provider has cost today, calls that are still to be made included. */
export type Spending = {
  provider: string;
  spent: number;
  /** How much a day may cost; null: nobody has said. */
  budget: number | null;
  /** ISO 4217; null while no price is known. */
  currency: string | null;
};
