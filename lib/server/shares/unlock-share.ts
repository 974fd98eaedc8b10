import { isPassword } from "@/lib/server/auth/password-hash";
import type { Services } from "@/lib/server/services";
import { passOf, requireLivingShare } from "./require-open-share";

/** The pass that opens the share; null when it asks for no password. False for a wrong password. Throws `not_found`, `share_gone`. */
export async function unlockShare(
  services: Pick<Services, "db">,
  token: string,
  password: string,
): Promise<string | null | false> {
  const { share } = await requireLivingShare(services, token);
  if (share.passwordHash === null) return null;
  return (await isPassword(password, share.passwordHash)) && passOf(share.token, share.passwordHash);
}
