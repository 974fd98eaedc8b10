import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { Hint } from "./hint";

/** A square button whose words are its accessible name and its hint. */
export function IconButton({
  label,
  keys,
  icon,
  className,
  hintSide = "bottom",
  hintAlign,
  type = "button",
  ...rest
}: Omit<ComponentProps<"button">, "aria-label" | "children"> & {
  label: string;
  /** The key that does the same, shown in the hint. */
  keys?: string;
  icon: ReactNode;
  hintSide?: "top" | "bottom";
  hintAlign?: "start" | "center" | "end";
}) {
  return (
    <Hint text={label} keys={keys} side={hintSide} align={hintAlign}>
      <button
        type={type}
        aria-label={label}
        className={clsx(
          "inline-flex control-square items-center justify-center rounded-md text-dim transition-colors duration-150 hover:not-disabled:bg-field-hover hover:not-disabled:text-ink disabled:opacity-50 aria-pressed:text-ring",
          className,
        )}
        {...rest}
      >
        {icon}
      </button>
    </Hint>
  );
}
