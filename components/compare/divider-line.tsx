import { clsx } from "clsx";
import { ChevronsLeftRight, ChevronsUpDown } from "lucide-react";

/** How the line between before and after looks, and what of it can be gripped. */
export function DividerLine({ isUpright }: { isUpright: boolean }) {
  const Icon = isUpright ? ChevronsLeftRight : ChevronsUpDown;
  return (
    <>
      <span
        className={clsx(
          "pointer-events-auto absolute",
          isUpright
            ? "inset-y-0 left-1/2 w-4 -translate-x-1/2 pointer-coarse:w-11"
            : "inset-x-0 top-1/2 h-4 -translate-y-1/2 pointer-coarse:h-11",
        )}
      />
      <span
        className={clsx(
          "pointer-events-none absolute bg-white shadow-[0_0_0_1px_rgb(0_0_0/0.35)] group-focus-visible/divider:bg-ring",
          isUpright ? "inset-y-0 left-1/2 -ml-px w-0.5" : "inset-x-0 top-1/2 -mt-px h-0.5",
        )}
      />
      <span
        className="pointer-events-auto absolute top-1/2 left-1/2 flex size-11 items-center justify-center"
        style={{
          transform: isUpright
            ? "translate(calc(-50% + var(--handle, 0px)), -50%)"
            : "translate(-50%, calc(-50% + var(--handle, 0px)))",
        }}
      >
        <span className="flex size-9 items-center justify-center rounded-full bg-white text-black shadow-[0_0_0_1px_rgb(0_0_0/0.25),0_2px_8px_rgb(0_0_0/0.35)] group-focus-visible/divider:shadow-[0_0_0_2px_#000,0_0_0_5px_var(--color-ring)]">
          <Icon aria-hidden="true" size={18} strokeWidth={2.25} />
        </span>
      </span>
    </>
  );
}
