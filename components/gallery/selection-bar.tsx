"use client";

import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { useKeyHints } from "@/components/shell/use-key-hints";
import { galleryActionIcons } from "./gallery-action-icons";
import { type GalleryAction, galleryActionsOn } from "./gallery-actions";

export type SelectionActions = {
  /** Something of it is finished: the rest cannot be marked, collected or downloaded. */
  havePictures: boolean;
  favour: () => void;
  download: () => void;
  /** Null where what is chosen cannot be compared. */
  compare: (() => void) | null;
  collect: () => void;
  /** Out of the collection that is shown; null outside of one. */
  takeOut: (() => void) | null;
  remove: () => void;
};

/** Only a sign at every width. */
const bare: readonly GalleryAction["id"][] = ["chooseNone", "earlier", "later"];
/** There only where it can be done: it has nothing to say elsewhere. */
const inCollections: readonly GalleryAction["id"][] = ["earlier", "later", "takeOut"];

/** Lies over the bar of search and filters while something is chosen, so that nothing below it moves. */
export function SelectionBar({
  count,
  isPossible,
  onAct,
}: {
  count: number;
  isPossible: (id: GalleryAction["id"]) => boolean;
  onAct: (id: GalleryAction["id"]) => void;
}) {
  const t = useTranslations("gallery");
  const format = new Intl.NumberFormat(useLocale());
  const hintsOf = useKeyHints();
  const [leave, ...deeds] = galleryActionsOn("bar")
    .filter(({ id }) => !inCollections.includes(id) || isPossible(id))
    .map((action) => {
      const Icon = galleryActionIcons[action.id];
      return (
        <BarButton
          key={action.id}
          label={t(`action.${action.id as "delete"}`)}
          {...hintsOf(action)}
          icon={Icon ? <Icon aria-hidden="true" size={15} /> : null}
          hint={action.id === "compare" && !isPossible("compare") ? t("selection.compareHint") : undefined}
          isBare={bare.includes(action.id)}
          onClick={isPossible(action.id) ? () => onAct(action.id) : undefined}
        />
      );
    });
  return (
    <div
      role="toolbar"
      aria-label={t("selection.bar")}
      className="absolute inset-0 z-10 flex items-center gap-1 bg-ground px-2 max-sm:flex-wrap max-sm:content-center sm:px-3"
    >
      {leave}
      <p role="status" className="mr-auto text-control font-semibold whitespace-nowrap tabular-nums">
        {t("selection.count", { count, shown: format.format(count) })}
      </p>
      {/* Eight of them in a collection: on a phone a row of their own. */}
      <div className="flex items-center gap-1 max-sm:w-full max-sm:justify-between max-sm:gap-0">{deeds}</div>
    </div>
  );
}

/** Its word stands beside the sign where there is room. */
function BarButton({
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
