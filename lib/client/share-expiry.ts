/** How long a link works, as it is chosen. `kept` leaves the end that it has. */
export type ExpiryChoice = "never" | "1" | "7" | "30" | "date" | "kept";

const DAY_MS = 86_400_000;

/** The moment that a choice means, or null for no end; a date means the end of that day where the sharer is. */
export function toExpiry(choice: Exclude<ExpiryChoice, "kept">, date: string, now = new Date()): string | null {
  if (choice === "never") return null;
  if (choice !== "date") return new Date(now.getTime() + Number(choice) * DAY_MS).toISOString();
  const end = new Date(`${date}T23:59:59`);
  return Number.isNaN(end.getTime()) ? null : end.toISOString();
}

/** A day as a date field has it, where the sharer is. */
export function toDateField(moment: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
