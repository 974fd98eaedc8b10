"use client";

import { clsx } from "clsx";
import { Heart, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { TilePlace } from "@/lib/client/gallery-order";
import { type Edit, isPending, type Output } from "@/lib/domain/edit";
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
  const t = useTranslations("gallery");
  return (
    <>
      <span className="absolute top-0.5 right-0.5 inline-flex pointer-coarse:hidden">
        <PlateButton label={t("delete")} tabIndex={tabIndex} onClick={() => hands.deleteAsked(place)}>
          <Trash2 aria-hidden="true" size={14} />
        </PlateButton>
        {output.image ? (
          <PlateButton
            label={t("favourite")}
            isPressed={output.favourite}
            tabIndex={tabIndex}
            onClick={() => hands.favouriteToggled(place)}
          >
            <Heart aria-hidden="true" size={14} className={clsx(output.favourite && "fill-current text-accent")} />
          </PlateButton>
        ) : null}
      </span>
      {isPending(output.status) ? (
        <button
          type="button"
          tabIndex={tabIndex}
          className="absolute right-1 bottom-1 left-[calc(50%+0.25rem)] h-7 rounded-sm text-label text-ink hover:bg-field-hover pointer-coarse:h-11"
          onClick={() => hands.stopAsked(edit)}
        >
          {t("stop")}
        </button>
      ) : null}
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
