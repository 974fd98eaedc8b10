import { notFound } from "next/navigation";
import { openPage } from "../../open-page";

/** Every address that is no other: so that "not found" stands inside the studio's frame, and no page without it has to carry that. */
export default async function Missing() {
  // Whose session has ended is not told what is here and what is not.
  await openPage();
  notFound();
}
