import { Trash2 } from "lucide-react";
import Link from "next/link";

/** The way to what was deleted. */
export function TrashLink({ label }: { label: string }) {
  return (
    <Link
      href="/gallery/trash"
      prefetch={false}
      aria-label={label}
      title={label}
      className="inline-flex control-square shrink-0 items-center justify-center rounded-md text-dim hover:bg-field-hover hover:text-ink"
    >
      <Trash2 aria-hidden="true" size={15} />
    </Link>
  );
}
