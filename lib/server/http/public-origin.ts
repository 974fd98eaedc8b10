import type { Environment } from "@/lib/server/env";
import { requestHost } from "./request-host";

/** Where people reach this installation: `PUBLIC_URL`, else the loopback address that this request came by (no other passes the guard). */
export function publicOrigin(
  headers: Headers,
  { publicUrl, trustProxy, port }: Pick<Environment, "publicUrl" | "trustProxy" | "port">,
): string {
  if (publicUrl) return publicUrl.origin;
  const forwarded = trustProxy ? headers.get("x-forwarded-proto")?.split(",")[0]?.trim() : undefined;
  return `${forwarded === "https" ? "https" : "http"}://${requestHost(headers, trustProxy) ?? `127.0.0.1:${port}`}`;
}
