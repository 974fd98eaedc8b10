import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";

/** A button over a picture, on a ground of its own. Shown under the pointer or the focus, and while it is pressed. */
export function TileButton({
  label,
  icon,
  className,
  ...rest
}: Omit<ComponentProps<"button">, "aria-label" | "children"> & { label: string; icon: ReactNode }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={clsx(
        "absolute inline-flex pointer-coarse:pointer-events-none aria-pressed:pointer-events-auto control-square items-center justify-center rounded-md text-white opacity-0 transition-opacity duration-150 group-focus-within/tile:opacity-100 group-focus-within/tile:pointer-events-auto group-hover/tile:opacity-100 aria-pressed:opacity-100",
        className,
      )}
      {...rest}
    >
      <span className="inline-flex size-7 items-center justify-center rounded-md bg-plate">{icon}</span>
    </button>
  );
}
