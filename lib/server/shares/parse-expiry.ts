import { AppError } from "@/lib/server/errors";

/** Throws `invalid_request` for a moment that has passed: such a link would never have opened. */
export function parseExpiry(expiresAt: string | null): Date | null {
  if (expiresAt === null) return null;
  const moment = new Date(expiresAt);
  if (moment.getTime() > Date.now()) return moment;
  const message = "The end of a share lies in the future.";
  throw new AppError("invalid_request", message, { fieldErrors: [{ path: "expiresAt", message }] });
}
