import { cva, type VariantProps } from "class-variance-authority";
import { clsx } from "clsx";
import type { ComponentProps } from "react";

export const buttonStyle = cva(
  "inline-flex control-height items-center justify-center gap-2 rounded-md px-3 text-control font-medium whitespace-nowrap select-none transition-colors duration-150 disabled:opacity-50 aria-disabled:opacity-50",
  {
    variants: {
      kind: {
        primary: "bg-accent text-on-accent font-semibold hover:not-disabled:bg-accent-hover",
        secondary: "border border-line bg-field text-ink hover:not-disabled:bg-field-hover",
        quiet: "text-ink hover:not-disabled:bg-field-hover",
        danger: "border border-line bg-field text-danger hover:not-disabled:bg-field-hover",
      },
    },
    defaultVariants: { kind: "secondary" },
  },
);

export function Button({
  kind,
  className,
  type = "button",
  ...rest
}: ComponentProps<"button"> & VariantProps<typeof buttonStyle>) {
  return <button type={type} className={clsx(buttonStyle({ kind }), className)} {...rest} />;
}
