"use client";

import { ArrowLeft, ArrowRight, Columns2, Download, FolderMinus, FolderPlus, Heart, Trash2, X } from "lucide-react";
import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { useKeyHints } from "@/components/shell/use-key-hints";
import { type GalleryAction, galleryActionById } from "./gallery-actions";

export type SelectionActions = {
  favour: () => void;
  download: () => void;
  /** Null where what is chosen cannot be compared. */
  compare: (() => void) | null;
  collect: () => void;
  /** One place earlier or later in the collection that is shown; null outside of one. */
  shift: ((direction: 1 | -1) => void) | null;
  /** Out of the collection that is shown; null outside of one. */
  takeOut: (() => void) | null;
  remove: () => void;
  clear: () => void;
};

/** Lies over the bar of search and filters while something is chosen, so that nothing below it moves. */
export function SelectionBar({ count, actions }: { count: number; actions: SelectionActions }) {
  const t = useTranslations("gallery.selection");
  const format = new Intl.NumberFormat(useLocale());
  const hintsOf = useKeyHints();
  const keysOf = (id: GalleryAction["id"]) => hintsOf(galleryActionById(id));
  return (
    <div
      role="toolbar"
      aria-label={t("bar")}
      className="absolute inset-0 z-10 flex items-center gap-1 bg-ground px-2 sm:px-3"
    >
      <BarButton
        label={t("clear")}
        {...keysOf("chooseNone")}
        icon={<X aria-hidden="true" size={16} />}
        isBare
        onClick={actions.clear}
      />
      <p role="status" className="mr-auto text-control font-semibold whitespace-nowrap tabular-nums">
        {t("count", { count, shown: format.format(count) })}
      </p>
      {actions.shift ? (
        <>
          <BarButton
            label={t("earlier")}
            {...keysOf("earlier")}
            icon={<ArrowLeft aria-hidden="true" size={15} />}
            isBare
            onClick={() => actions.shift?.(-1)}
          />
          <BarButton
            label={t("later")}
            {...keysOf("later")}
            icon={<ArrowRight aria-hidden="true" size={15} />}
            isBare
            onClick={() => actions.shift?.(1)}
          />
        </>
      ) : null}
      <BarButton
        label={t("favourite")}
        {...keysOf("favourite")}
        icon={<Heart aria-hidden="true" size={15} />}
        onClick={actions.favour}
      />
      <BarButton
        label={t("compare")}
        {...keysOf("compare")}
        icon={<Columns2 aria-hidden="true" size={15} />}
        hint={actions.compare ? undefined : t("compareHint")}
        onClick={actions.compare ?? undefined}
      />
      <BarButton
        label={t("collect")}
        {...keysOf("collect")}
        icon={<FolderPlus aria-hidden="true" size={15} />}
        onClick={actions.collect}
      />
      {actions.takeOut ? (
        <BarButton label={t("takeOut")} icon={<FolderMinus aria-hidden="true" size={15} />} onClick={actions.takeOut} />
      ) : null}
      <BarButton
        label={t("download")}
        {...keysOf("download")}
        icon={<Download aria-hidden="true" size={15} />}
        onClick={actions.download}
      />
      <BarButton
        label={t("delete")}
        {...keysOf("delete")}
        icon={<Trash2 aria-hidden="true" size={15} />}
        onClick={actions.remove}
      />
    </div>
  );
}

/** Its word stands beside the sign where there is room. */
export function BarButton({
  label,
  icon,
  hint,
  isBare = false,
  keys,
  onClick,
  ...rest
}: {
  label: string;
  icon: ReactNode;
  hint?: string;
  isBare?: boolean;
  /** The key that does the same, in its hint. */
  keys?: string;
  "aria-keyshortcuts"?: string;
  onClick: (() => void) | undefined;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={onClick === undefined}
      title={hint ?? (keys ? `${label} (${keys})` : label)}
      {...rest}
      className="inline-flex control-height min-w-8 items-center justify-center gap-2 rounded-md px-2 text-control text-ink transition-colors duration-150 not-aria-disabled:hover:bg-field-hover aria-disabled:opacity-50 pointer-coarse:min-w-11"
      onClick={onClick}
    >
      {icon}
      {isBare ? null : <span className="max-md:hidden">{label}</span>}
    </button>
  );
}
