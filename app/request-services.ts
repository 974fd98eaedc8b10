import { connection } from "next/server";
import { getServices } from "@/lib/server/boot";

/** The services, for whatever draws a page. Waits for the request: a build has none, so it starts nothing. */
export async function requestServices() {
  await connection();
  return getServices();
}
