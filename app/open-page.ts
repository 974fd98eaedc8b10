import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { findCaller } from "@/lib/server/auth/find-caller";
import { addressOfSignIn } from "@/lib/server/http/page-door";
import { requestServices } from "./request-services";

/** What a page reads with: the services, and whose pictures they are to look for. Whoever is not signed in is sent to where that is done. */
export async function openPage() {
  const [services, headerList] = await Promise.all([requestServices(), headers()]);
  const caller = await findCaller(services, headerList);
  if (!caller) redirect(addressOfSignIn(headerList.get("x-page") ?? "/"));
  return { services, ownerId: caller.ownerId };
}
