import { AppError } from "@/lib/server/errors";
import type { Services } from "@/lib/server/services";
import { requireLivingShare } from "./require-open-share";

/** Whether the link once led somewhere and does no longer; false for one that never did. */
export async function isShareGone(services: Pick<Services, "db">, token: string): Promise<boolean> {
  try {
    await requireLivingShare(services, token);
    return false;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code === "share_gone";
  }
}
