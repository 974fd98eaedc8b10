import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";

/** The platform's own list, dressed as ours: it works under a finger and with every assistive technology. */
export function Select({ className, children, ...rest }: ComponentProps<"select">) {
  return (
    <span className={clsx("relative inline-flex", className)}>
      <select
        className="control-height w-full appearance-none truncate rounded-md border border-line bg-field pr-8 pl-3 text-control text-ink transition-colors duration-150 hover:not-disabled:bg-field-hover disabled:opacity-60"
        {...rest}
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden="true"
        size={14}
        className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-dim"
      />
    </span>
  );
}
