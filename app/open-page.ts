import { pageOwner } from "@/lib/server/auth/owner";
import { getServices } from "@/lib/server/boot";

/** What a page reads with: the services, and whose pictures they are to look for. */
export async function openPage() {
  return { services: await getServices(), ...pageOwner() };
}
