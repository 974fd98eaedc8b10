import { notFound } from "next/navigation";

/** Every address that is no other: so that "not found" stands inside the studio's frame, and no page without it has to carry that. */
export default function Missing() {
  notFound();
}
