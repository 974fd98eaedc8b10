"use client";

import { clsx } from "clsx";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { TilePlace } from "@/lib/client/gallery-order";
import { type Edit, isPending, type Output } from "@/lib/domain/edit";
import { galleryActionIcons } from "./gallery-action-icons";
import { type GalleryAction, galleryActionsOn } from "./gallery-actions";
import type { TileHands } from "./tile-hands";

/** What can be done to the tile under the pointer or the focus. A finger chooses instead, and finds the same in the bar. */
export function TileActions({
  edit,
  output,
  place,
  tabIndex,
  hands,
}: {
  edit: Edit;
  output: Output;
  place: TilePlace;
  tabIndex: number;
  hands: TileHands;
}) {
  const t = useTranslations("gallery.action");
  const deeds: Partial<Record<GalleryAction["id"], () => void>> = {
    favourite: output.image ? () => hands.favouriteToggled(place) : undefined,
    delete: () => hands.deleteAsked(place),
    stop: isPending(output.status) ? () => hands.stopAsked(edit) : undefined,
  };
  const buttons = galleryActionsOn("tile").flatMap(({ id }) => {
    const act = deeds[id];
    return act ? [{ id, act, label: t(id as "delete"), Icon: galleryActionIcons[id] }] : [];
  });
  return (
    <>
      <span className="absolute top-0.5 right-0.5 inline-flex flex-row-reverse pointer-coarse:hidden">
        {buttons.map(({ id, act, label, Icon }) => {
          const isPressed = id === "favourite" ? output.favourite : undefined;
          return Icon ? (
            <PlateButton key={id} label={label} isPressed={isPressed} tabIndex={tabIndex} onClick={act}>
              <Icon aria-hidden="true" size={14} className={clsx(isPressed && "fill-current text-accent")} />
            </PlateButton>
          ) : null;
        })}
      </span>
      {buttons.map(({ id, act, label, Icon }) =>
        Icon ? null : (
          <button
            key={id}
            type="button"
            tabIndex={tabIndex}
            className="absolute right-1 bottom-1 left-[calc(50%+0.25rem)] h-7 rounded-sm text-label text-ink hover:bg-field-hover pointer-coarse:h-11"
            onClick={act}
          >
            {label}
          </button>
        ),
      )}
    </>
  );
}

/** A button over a picture, on a ground of its own. */
function PlateButton({
  label,
  isPressed,
  tabIndex,
  onClick,
  children,
}: {
  label: string;
  isPressed?: boolean;
  tabIndex: number;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={isPressed}
      title={label}
      tabIndex={tabIndex}
      className="inline-flex control-square items-center justify-center rounded-md text-white"
      onClick={onClick}
    >
      <span className="inline-flex size-7 items-center justify-center rounded-md bg-plate">{children}</span>
    </button>
  );
}
