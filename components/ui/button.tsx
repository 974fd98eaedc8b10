import { clsx } from "clsx";
import type { ComponentProps } from "react";

const kinds = {
  primary: "bg-accent text-on-accent font-semibold hover:not-disabled:bg-accent-hover",
  secondary: "border border-line bg-field text-ink hover:not-disabled:bg-field-hover",
  quiet: "text-ink hover:not-disabled:bg-field-hover",
  danger: "border border-line bg-field text-danger hover:not-disabled:bg-field-hover",
} as const;

type Look = { kind?: keyof typeof kinds };

/** Also for what only looks like one: a link that leads on. */
export function buttonStyle({ kind = "secondary" }: Look): string {
  return clsx(
    "inline-flex control-height items-center justify-center gap-2 rounded-md px-3 text-control font-medium whitespace-nowrap select-none transition-colors duration-150 disabled:opacity-50 aria-disabled:opacity-50",
    kinds[kind],
  );
}

export function Button({ kind, className, type = "button", ...rest }: ComponentProps<"button"> & Look) {
  return <button type={type} className={clsx(buttonStyle({ kind }), className)} {...rest} />;
}
