import { clsx } from "clsx";
import type { ReactNode } from "react";

/**
 * A hint under the pointer or the focus, drawn by the style sheet alone: no script, no layout shift.
 * It repeats the control's accessible name, so it is hidden from assistive technology.
 */
export function Hint({
  text,
  keys,
  side,
  align = "center",
  children,
}: {
  text: string;
  keys?: string;
  side: "top" | "bottom";
  /** `start` and `end` at the edges of the window, where a centred hint would be cut off or widen the page. */
  align?: "start" | "center" | "end";
  children: ReactNode;
}) {
  return (
    <span className="group/hint relative inline-flex">
      {children}
      <span
        aria-hidden="true"
        className={clsx(
          "pointer-events-none absolute z-40 hidden items-center gap-2 rounded-md bg-field px-2 py-1 text-label whitespace-nowrap text-ink opacity-0 shadow-float transition-opacity delay-300 duration-150 pointer-fine:flex group-has-[:focus-visible]/hint:opacity-100 group-hover/hint:opacity-100 group-has-aria-expanded/hint:hidden",
          { start: "left-0", center: "left-1/2 -translate-x-1/2", end: "right-0" }[align],
          side === "top" ? "bottom-full mb-2" : "top-full mt-2",
        )}
      >
        {text}
        {keys ? <kbd className="font-sans text-glance text-dim">{keys}</kbd> : null}
      </span>
    </span>
  );
}
