import { clsx } from "clsx";
import type { ComponentProps } from "react";

/** A field for one line. */
export function TextField({ className, ...rest }: ComponentProps<"input">) {
  return (
    <input
      className={clsx(
        "control-height w-full min-w-0 rounded-md border border-line bg-field px-3 text-writing text-ink placeholder:text-dim aria-invalid:border-danger pointer-coarse:text-[16px]",
        className,
      )}
      {...rest}
    />
  );
}
