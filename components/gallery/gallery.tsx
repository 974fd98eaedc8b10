"use client";

import { clsx } from "clsx";
import { useRouter } from "next/navigation";
import { useMemo, useTransition } from "react";
import { useTranslations } from "use-intl";
import { type GalleryQuery, toGalleryAddress } from "@/lib/client/gallery-query";
import { groupByDay } from "@/lib/client/group-by-day";
import type { GalleryOpening } from "@/lib/domain/gallery-opening";
import { GalleryDay } from "./gallery-day";
import { GalleryEmpty } from "./gallery-empty";
import { GalleryEnd } from "./gallery-end";
import { GalleryFilters } from "./gallery-filters";
import { GallerySearch } from "./gallery-search";
import { TrashLink } from "./trash/trash-link";
import { useGalleryActions } from "./use-gallery-actions";
import { useGalleryList } from "./use-gallery-list";
import { useGalleryNews } from "./use-gallery-news";
import { type ReaderDay, useReaderDay } from "./use-reader-day";
import { useTileActions } from "./use-tile-actions";

/** Every edit ever made here, newest first. */
export function Gallery({ opening, query, day }: { opening: GalleryOpening; query: GalleryQuery; day: ReaderDay }) {
  const t = useTranslations("gallery");
  const router = useRouter();
  const [isSearching, startSearch] = useTransition();
  const { list, latest, setList, more, loadMore } = useGalleryList(opening.first, query);
  const counts = useGalleryNews(setList, opening);
  const { focused, tileActions } = useTileActions(latest, useGalleryActions(latest, setList));
  const { timeZone, today } = useReaderDay(day);

  const { places, edits } = list;
  const days = useMemo(
    () => groupByDay(places, ({ editId }) => edits[editId]?.createdAt ?? "", timeZone),
    [places, edits, timeZone],
  );
  const current = places.some(({ outputId }) => outputId === focused) ? focused : places[0]?.outputId;

  function search(q: string) {
    if (q === query.q) return;
    startSearch(() => router.replace(toGalleryAddress({ ...query, q }), { scroll: false }));
  }

  return (
    <>
      <h1 className="sr-only">{t("title")}</h1>
      <div className="z-20 flex shrink-0 flex-wrap items-center gap-x-2 border-b border-line bg-ground px-3 pt-2 sm:sticky sm:top-(--header-height) sm:flex-nowrap sm:px-4 sm:py-1">
        <GallerySearch words={query.q} onSearch={search} />
        <GalleryFilters query={query} counts={counts} />
        <TrashLink label={t("trash")} />
        <p role="status" className="ml-auto shrink-0 text-label whitespace-nowrap text-dim tabular-nums max-sm:sr-only">
          {t("total", { count: list.total })}
        </p>
      </div>
      <p id="gallery-keys" className="sr-only">
        {t("tileKeys")}
      </p>
      <div
        aria-busy={isSearching}
        className={clsx(
          "flex flex-1 flex-col px-3 pt-4 transition-opacity duration-150 sm:px-4 sm:pt-5",
          isSearching && "opacity-50",
        )}
      >
        {days.map(({ day, items }) => (
          <GalleryDay
            key={day}
            day={day}
            today={today}
            places={items}
            edits={edits}
            current={current}
            actions={tileActions}
          />
        ))}
        {places.length === 0 && list.nextCursor === null ? <GalleryEmpty query={query} /> : null}
        {list.nextCursor === null ? null : <GalleryEnd state={more} loaded={places.length} onMore={loadMore} />}
      </div>
    </>
  );
}
