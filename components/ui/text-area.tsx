import { clsx } from "clsx";
import type { ComponentProps } from "react";

/** A field for sentences that grows with them, up to `max-h`. */
export function TextArea({ className, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      className={clsx(
        "block field-sizing-content w-full resize-none rounded-md border border-line bg-field px-3 py-2 text-writing text-ink placeholder:text-dim disabled:opacity-60 aria-invalid:border-danger pointer-coarse:text-[16px]",
        className,
      )}
      {...rest}
    />
  );
}
