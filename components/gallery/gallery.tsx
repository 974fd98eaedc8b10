"use client";

import { clsx } from "clsx";
import { ListFilter } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter, useSearchParams } from "next/navigation";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button, buttonStyle } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";
import { removeFromCollection } from "@/lib/client/api/collections";
import { errorKey } from "@/lib/client/error-copy";
import type { Box } from "@/lib/client/gallery-layout";
import { withoutOutputs } from "@/lib/client/gallery-order";
import {
  countFilters,
  type GalleryQuery,
  nothingAsked,
  parseGalleryQuery,
  toGalleryAddress,
} from "@/lib/client/gallery-query";
import { firstView, type GalleryView, keepGalleryView, readGalleryView } from "@/lib/client/gallery-view";
import { nothingChosen } from "@/lib/client/selection";
import type { GalleryOpening } from "@/lib/domain/gallery-opening";
import { CollectionSelect } from "./collection-select";
import { CommandsButton } from "./commands-button";
import { GalleryEmpty } from "./gallery-empty";
import { GalleryFilters } from "./gallery-filters";
import { BARS_ID, GalleryGrid, type GridView } from "./gallery-grid";
import { GalleryJump } from "./gallery-jump";
import { GallerySearch } from "./gallery-search";
import { GalleryViewControls } from "./gallery-view-controls";
import { TrashLink } from "./trash/trash-link";
import { useCollections } from "./use-collections";
import { useGalleryAct } from "./use-gallery-act";
import { areFavourites, useGalleryActions } from "./use-gallery-actions";
import { useGalleryKeys } from "./use-gallery-keys";
import { useGalleryNews } from "./use-gallery-news";
import { useGalleryOrder } from "./use-gallery-order";
import { useGalleryTrouble } from "./use-gallery-trouble";
import { useReorder } from "./use-reorder";
import { useSelectionBox } from "./use-selection-box";
import { useTileHands } from "./use-tile-hands";

const CollectionHead = dynamic(() => import("./collection-head").then((module) => module.CollectionHead));
const CollectionPicker = dynamic(() => import("./collection-picker").then((module) => module.CollectionPicker));
const FilterPanel = dynamic(() => import("./filter-panel").then((module) => module.FilterPanel));
const GalleryCommands = dynamic(() => import("./gallery-commands").then((module) => module.GalleryCommands));
const GalleryKeySheet = dynamic(() => import("./gallery-key-sheet").then((module) => module.GalleryKeySheet));
const SelectionBar = dynamic(() => import("./selection-bar").then((module) => module.SelectionBar));

/** Every edit ever made here. The address says what of it. */
export function Gallery({ opening, drawn }: { opening: GalleryOpening; drawn: GalleryQuery }) {
  const t = useTranslations("gallery");
  const tErrors = useTranslations("errors");
  const search = useSearchParams().toString();
  const query = useMemo(() => parseGalleryQuery(Object.fromEntries(new URLSearchParams(search))), [search]);
  const router = useRouter();
  const { order, latest, changeOrder, state, readAgain } = useGalleryOrder(opening.first, drawn, query);
  const counts = useGalleryNews(changeOrder, opening);
  const { trouble, pictureMissed } = useGalleryTrouble(state === "failed", readAgain);
  const actions = useGalleryActions(latest, changeOrder, readAgain);
  const grid = useRef<GridView>(null);
  const ground = useRef<HTMLDivElement>(null);
  const chosenNow = useRef<ReadonlySet<string>>(new Set());
  const { mark, step } = useReorder({ ground, grid, latest, chosen: chosenNow, changeOrder, readAgain });
  const { focused, selection, setSelection, hands } = useTileHands(order, latest, grid, actions);
  const searchField = useRef<HTMLInputElement>(null);
  chosenNow.current = selection.chosen;
  const { collections, ...shelf } = useCollections();
  const [isCollecting, setCollecting] = useState(false);
  const box = useSelectionBox(ground, grid, latest, setSelection);
  const [view, setView] = useState<GalleryView>(firstView);
  const [isFiltering, setFiltering] = useState(false);

  useEffect(() => {
    const kept = readGalleryView();
    // Laid out once more only for another look.
    setView((now) => (now.shape === kept.shape && now.tileHeight === kept.tileHeight ? now : kept));
  }, []);

  const { places } = order;
  const current = useMemo(
    () => (places.some(({ outputId }) => outputId === focused) ? focused : places[0]?.outputId),
    [places, focused],
  );
  const isSearching = toGalleryAddress(order.query) !== toGalleryAddress(query);
  const filters = countFilters(query);

  /** The address alone changes; nothing is asked of the page's server. */
  function go(change: Partial<GalleryQuery>, how: "push" | "replace") {
    const address = toGalleryAddress({ ...query, ...change });
    if (address === toGalleryAddress(query)) return;
    if (how === "push") history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  }

  function viewChosen(next: GalleryView) {
    setView(next);
    keepGalleryView(next);
  }

  const chosen = places.filter(({ outputId }) => selection.chosen.has(outputId));
  const pictures = chosen.filter(({ shape }) => shape > 0);
  const canCompare = pictures.length >= 2 && pictures.length <= 4 && pictures.length === chosen.length;
  const selectionActions = {
    havePictures: pictures.length > 0,
    favour: () => void actions.favour(pictures, !areFavourites(pictures)),
    download: () => actions.download(pictures),
    compare: canCompare ? () => router.push(`/?compare=${pictures.map(({ outputId }) => outputId).join(",")}`) : null,
    collect: () => setCollecting(true),
    takeOut: query.collection === null ? null : () => void takeOut(query.collection ?? ""),
    remove() {
      setSelection(nothingChosen);
      void actions.remove(chosen);
    },
  };

  const { act, isPossible, sheet, closeSheet } = useGalleryAct({
    latest,
    selection,
    setSelection,
    onChosen: selectionActions,
    hands,
    actions,
    move: step,
    search: searchField,
    filter: query.filter,
    onFilter: (filter) => go({ filter }, "push"),
    onFilters: () => setFiltering(!isFiltering),
  });
  useGalleryKeys(act);

  const collection = collections?.find(({ id }) => id === query.collection) ?? null;

  async function takeOut(collectionId: string) {
    const outputIds = chosen.map(({ outputId }) => outputId);
    setSelection(nothingChosen);
    changeOrder((now) => withoutOutputs(now, new Set(outputIds)));
    try {
      await removeFromCollection(collectionId, outputIds);
      void shelf.read();
    } catch (error) {
      toast(tErrors(errorKey(error)), { kind: "error" });
      readAgain();
    }
  }

  async function collect(deed: (outputIds: string[]) => Promise<boolean>) {
    setCollecting(false);
    if (await deed(pictures.map(({ outputId }) => outputId))) setSelection(nothingChosen);
  }

  const ways = (
    <>
      <CollectionSelect
        collections={collections ?? []}
        chosen={query.collection}
        onChoose={(id) => go({ ...nothingAsked, collection: id }, "push")}
      />
      <GalleryJump places={places} onJump={(index) => grid.current?.show(index, { align: "start" })} />
    </>
  );

  return (
    <>
      <h1 className="sr-only">{t("title")}</h1>
      <div id={BARS_ID} className="sticky top-(--header-height) z-20 shrink-0 bg-ground">
        <div className="relative flex min-h-12 flex-wrap items-center gap-x-2 border-b border-line px-3 pt-2 sm:px-4 sm:py-1 lg:flex-nowrap">
          <GallerySearch words={query.q} field={searchField} onSearch={(q) => go({ q }, "replace")} />
          <GalleryFilters query={query} counts={counts} onAct={act} />
          <button
            type="button"
            aria-expanded={isFiltering}
            className={clsx(buttonStyle({ kind: "quiet" }), "max-sm:px-2", filters > 0 && "text-ink")}
            onClick={() => act("filters")}
          >
            <ListFilter aria-hidden="true" size={15} />
            <span className="max-sm:sr-only">{t("moreFilters")}</span>
            {filters > 0 ? (
              <span className="rounded-full bg-ink px-1.5 text-glance text-ground tabular-nums">{filters}</span>
            ) : null}
          </button>
          <TrashLink label={t("trash")} />
          <div className="ml-auto flex items-center gap-3 max-lg:hidden">
            <p role="status" className="text-label whitespace-nowrap text-dim tabular-nums max-[90rem]:sr-only">
              {t("total", { count: order.total })}
            </p>
            {ways}
            <GalleryViewControls view={view} onChange={viewChosen} />
          </div>
          {/* On a phone beside the field, where the second row has no room left. */}
          <span className="inline-flex max-lg:ml-auto max-sm:-order-1">
            <CommandsButton onPress={() => act("showCommands")} />
          </span>
          {chosen.length > 0 ? <SelectionBar count={chosen.length} isPossible={isPossible} onAct={act} /> : null}
        </div>
        {collection ? (
          <CollectionHead
            collection={collection}
            onRename={(name) => void shelf.rename(collection.id, name)}
            onDelete={() => {
              go(nothingAsked, "replace");
              void shelf.remove(collection);
            }}
            onLeave={() => go(nothingAsked, "push")}
          />
        ) : null}
        {isFiltering ? (
          <div className="flex flex-wrap items-center gap-3 bg-panel px-3 pt-3 sm:px-4 lg:hidden">
            {ways}
            <GalleryViewControls view={view} onChange={viewChosen} />
          </div>
        ) : null}
        {isFiltering ? (
          <FilterPanel query={query} providers={opening.providers} onChange={(change) => go(change, "push")} />
        ) : null}
      </div>
      {isCollecting ? (
        <CollectionPicker
          collections={collections ?? []}
          onPick={(picked) => void collect((outputIds) => shelf.add(picked, outputIds))}
          onCreate={(name) => void collect((outputIds) => shelf.create(name, outputIds))}
          onClose={() => setCollecting(false)}
        />
      ) : null}
      {sheet === "commands" ? <GalleryCommands isPossible={isPossible} onAct={act} onClose={closeSheet} /> : null}
      {sheet === "keys" ? <GalleryKeySheet onClose={closeSheet} /> : null}
      {trouble && state !== "failed" ? (
        <p role="alert" className="mx-auto max-w-xl px-4 pt-3 text-center text-control text-dim">
          {tErrors(`error.${trouble}`)}
        </p>
      ) : null}
      <p id="gallery-keys" className="sr-only">
        {t("tileKeys")}
      </p>
      <div
        ref={ground}
        onErrorCapture={pictureMissed}
        aria-busy={isSearching}
        className={clsx(
          "relative flex flex-1 flex-col px-3 pt-2 pb-16 transition-opacity duration-150 sm:px-4",
          isSearching && state !== "failed" && "opacity-50",
        )}
      >
        <GalleryGrid order={order} view={view} current={current} chosen={selection.chosen} hands={hands} grid={grid} />
        {mark ? <SelectionBox box={mark} origin={grid.current?.element ?? null} isMark /> : null}
        {box ? <SelectionBox box={box} origin={grid.current?.element ?? null} /> : null}
        {places.length === 0 && state === "ready" && !isSearching ? <GalleryEmpty query={query} /> : null}
        {state === "failed" ? (
          <p role="alert" className="flex items-center justify-center gap-3 py-6 text-dim">
            {trouble ? tErrors(`error.${trouble}`) : t("orderFailed")}
            <Button onClick={readAgain}>{t("readAgain")}</Button>
          </p>
        ) : null}
      </div>
    </>
  );
}

/** The box that is being drawn, or the mark between two tiles. */
function SelectionBox({ box, origin, isMark = false }: { box: Box; origin: HTMLElement | null; isMark?: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={clsx(
        "pointer-events-none absolute z-10 rounded-sm",
        isMark ? "bg-accent" : "border border-accent bg-accent/15",
      )}
      style={{
        left: box.left + (origin?.offsetLeft ?? 0),
        top: box.top + (origin?.offsetTop ?? 0),
        width: box.width,
        height: box.height,
      }}
    />
  );
}
