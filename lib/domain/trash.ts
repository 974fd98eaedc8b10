/** How long a deleted edit can be restored before it is removed for good. */
export const TRASH_DAYS = 30;

const DAY_MS = 24 * 60 * 60 * 1000;

/** What was put into the trash before this moment is due to be removed. */
export function trashExpiry(now: Date): Date {
  return new Date(now.getTime() - TRASH_DAYS * DAY_MS);
}

/** Whole days, rounded up: 30 at first, 0 once it is due. */
export function daysLeftInTrash(trashedAt: string, now: Date): number {
  const leftMs = Date.parse(trashedAt) + TRASH_DAYS * DAY_MS - now.getTime();
  return Math.min(TRASH_DAYS, Math.max(0, Math.ceil(leftMs / DAY_MS)));
}
