"use client";

import { clsx } from "clsx";
import { Heart } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "use-intl";
import { type GalleryQuery, galleryFilters, toGalleryAddress } from "@/lib/client/gallery-query";
import type { WatchedCounts } from "@/lib/domain/gallery-opening";

/** Links, so that each view has its address and Back leads back. */
export function GalleryFilters({ query, counts }: { query: GalleryQuery; counts: WatchedCounts }) {
  const t = useTranslations("gallery");
  const format = new Intl.NumberFormat(useLocale());
  return (
    <nav
      aria-label={t("filters")}
      className="-mx-3 min-w-0 overflow-x-auto px-3 [scrollbar-width:none] sm:mx-0 sm:px-1"
    >
      <ul className="flex gap-1.5 py-1 sm:gap-2">
        {galleryFilters.map((filter) => {
          const isChosen = filter === query.filter;
          const count = filter === "running" || filter === "attention" ? counts[filter] : 0;
          return (
            <li key={filter}>
              <Link
                href={toGalleryAddress({ ...query, filter })}
                prefetch={false}
                aria-current={isChosen ? "true" : undefined}
                className="group/chip inline-flex h-8 items-center rounded-full pointer-coarse:h-11"
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
