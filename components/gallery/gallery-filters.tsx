"use client";

import { clsx } from "clsx";
import { Heart } from "lucide-react";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { useLocale, useTranslations } from "use-intl";
import { useKeyHints } from "@/components/shell/use-key-hints";
import { type GalleryQuery, toGalleryAddress } from "@/lib/client/gallery-query";
import type { WatchedCounts } from "@/lib/domain/gallery-opening";
import { filterOf, type GalleryAction, galleryActionsOn } from "./gallery-actions";

/** The rarer filters are in the panel. Links, so that each view has its address and Back leads back; pressed, they change the address alone. */
export function GalleryFilters({
  query,
  counts,
  onAct,
}: {
  query: GalleryQuery;
  counts: WatchedCounts;
  onAct: (id: GalleryAction["id"]) => void;
}) {
  const t = useTranslations("gallery");
  const format = new Intl.NumberFormat(useLocale());
  const hintsOf = useKeyHints();
  const strip = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another chip is chosen.
  useEffect(() => {
    const [nav, chip] = [strip.current, strip.current?.querySelector<HTMLElement>("[aria-current]")];
    // By its own scroll alone: the page must not move with it.
    if (nav && chip) nav.scrollLeft = chip.offsetLeft - (nav.clientWidth - chip.offsetWidth) / 2;
  }, [query.filter]);
  return (
    <nav
      ref={strip}
      aria-label={t("filters")}
      // On a phone it scrolls in what the buttons beside it leave, instead of sending them to a line of their own.
      className="relative -ml-3 min-w-0 overflow-x-auto px-3 [scrollbar-width:none] max-sm:flex-1 max-sm:basis-0 sm:ml-0 sm:px-1"
    >
      <ul className="flex gap-1.5 py-1 sm:gap-2">
        {galleryActionsOn("chip").map((action) => {
          const filter = filterOf(action.id) ?? "all";
          const { keys, ...shortcuts } = hintsOf(action);
          const isChosen = filter === query.filter;
          const count = filter === "running" || filter === "attention" ? counts[filter] : 0;
          return (
            <li key={filter}>
              <Link
                href={toGalleryAddress({ ...query, filter })}
                prefetch={false}
                onClick={(event) => {
                  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                  event.preventDefault();
                  onAct(action.id);
                }}
                aria-current={isChosen ? "true" : undefined}
                {...shortcuts}
                title={keys}
                className="group/chip inline-flex h-8 items-center justify-center rounded-full pointer-coarse:h-11 pointer-coarse:min-w-11"
              >
                <span
                  className={clsx(
                    "inline-flex h-7 items-center gap-1.5 rounded-full border px-3 text-label whitespace-nowrap transition-colors duration-150 pointer-coarse:h-8",
                    isChosen
                      ? "border-ink bg-ink text-ground"
                      : "border-line text-dim group-hover/chip:bg-field-hover group-hover/chip:text-ink",
                  )}
                >
                  {filter === "favourites" ? <Heart aria-hidden="true" size={12} className="fill-current" /> : null}
                  {t(`filter.${filter}`)}
                  {count > 0 ? <span className="tabular-nums">{format.format(count)}</span> : null}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
