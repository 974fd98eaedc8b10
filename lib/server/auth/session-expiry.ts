/** How long a session lasts that nobody uses. */
export const SESSION_DAYS = 30;

export function sessionExpiry(): Date {
  return new Date(Date.now() + SESSION_DAYS * 24 * 60 * 60 * 1000);
}
