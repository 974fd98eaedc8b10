import { clsx } from "clsx";
import type { MouseEvent, ReactNode } from "react";

export const cardWidth = "w-30";
/** The same, in CSS pixels. */
export const CARD_PX = 120;

/**
 * One place of the filmstrip: what it shows, and its words under it. Choosing it and acting on it (`action`) are neighbours, never
 * one in the other.
 */
export function VersionCard({
  name,
  words,
  isChosen,
  isSource,
  sourceWord,
  role,
  isReachable,
  onChoose,
  action,
  children,
}: {
  /** Said where the picture's alternative text does not. */
  name?: string;
  words: string;
  isChosen: boolean;
  isSource?: boolean;
  sourceWord?: string;
  /** What it is on the stage beside the version that is looked at. */
  role?: string;
  /** Whether Tab stops here; the arrow keys reach the others. */
  isReachable: boolean;
  onChoose: (event: MouseEvent) => void;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    // Far out of sight it is not drawn, and its picture not fetched; the rings around it are let out.
    <li
      className={clsx("relative shrink-0 scroll-mx-4 [content-visibility:auto] [overflow-clip-margin:6px]", cardWidth)}
    >
      <button
        type="button"
        data-version
        aria-label={name}
        aria-current={isChosen ? "true" : undefined}
        tabIndex={isReachable ? 0 : -1}
        title={words}
        className="group block w-full rounded-md text-left outline-offset-3"
        onClick={onChoose}
      >
        <span className="relative block h-20 short:h-16 w-full overflow-hidden pointer-coarse:not-short:h-24 rounded-md bg-field-hover ring-ring ring-offset-2 ring-offset-ground group-aria-[current]:ring-2">
          {children}
          {role ? (
            <span className="absolute top-1 left-1 rounded-full bg-accent px-2 text-glance font-medium text-on-accent">
              {role}
            </span>
          ) : null}
          {isSource ? (
            <span className="absolute bottom-1 left-1 rounded-full bg-plate px-2 text-glance text-white">
              {sourceWord}
            </span>
          ) : null}
        </span>
        <span
          aria-hidden="true"
          className="mt-1.5 block truncate text-label text-dim group-hover:text-ink short:hidden group-aria-[current]:text-ink"
        >
          {words}
        </span>
      </button>
      {action ? (
        <div className="pointer-events-none absolute inset-x-1 top-14 flex justify-center *:pointer-events-auto short:top-9 pointer-coarse:top-13 pointer-coarse:short:top-5">
          {action}
        </div>
      ) : null}
    </li>
  );
}

/** A small word to act on a card, at its lower edge. */
export function CardAction({ children, onClick }: { children: ReactNode; onClick: () => void }) {
  return (
    <button
      type="button"
      className="inline-flex h-6 min-w-16 items-center justify-center truncate rounded-md px-2 text-label font-medium text-ink hover:bg-chosen pointer-coarse:h-11"
      onClick={onClick}
    >
      {children}
    </button>
  );
}
