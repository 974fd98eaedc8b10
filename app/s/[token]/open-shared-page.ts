import { cookies, headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import type { SharedPage } from "@/lib/domain/share";
import { AppError } from "@/lib/server/errors";
import { publicOrigin } from "@/lib/server/http/public-origin";
import { SHARE_PASS_COOKIE } from "@/lib/server/http/share-pass";
import { readSharedPage } from "@/lib/server/shares/read-shared-page";
import { requestServices } from "../../request-services";

export type SharedOpening = { page: SharedPage | null; origin: string };

/** Programs that fetch a link to show what is behind it; nobody has looked at anything yet. */
const previewers = /bot|crawl|spider|preview|facebookexternalhit|slack|whatsapp|telegram|embed|fetch|curl|wget/i;

/** What lies under the token, for page and metadata alike, once a request; without a page it is locked. Unknown ones are not found. */
export const openSharedPage = cache(async (token: string): Promise<SharedOpening> => {
  const [services, headerList, cookieJar] = await Promise.all([requestServices(), headers(), cookies()]);
  const origin = publicOrigin(headerList, services.env);
  const pass = cookieJar.get(SHARE_PASS_COOKIE)?.value ?? null;
  // Going from one picture to the next asks for no document.
  const isDocument = headerList.get("accept")?.includes("text/html") ?? false;
  const isView = isDocument && !previewers.test(headerList.get("user-agent") ?? "bot");
  try {
    return { page: await readSharedPage(services, token, pass, { isView }), origin };
  } catch (error) {
    const code = error instanceof AppError ? error.code : null;
    if (code === "wrong_password") return { page: null, origin };
    // One that ends between here and the proxy, which answers 410, is as good as unknown.
    if (code === "not_found" || code === "share_gone") notFound();
    throw error;
  }
});
