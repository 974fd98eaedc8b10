"use client";

import { clsx } from "clsx";
import { Check, Heart } from "lucide-react";
import Link from "next/link";
import { memo, type PointerEvent, useState, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import type { TilePlace } from "@/lib/client/gallery-order";
import { galleryDetails } from "./gallery-details";
import { GalleryDiptych } from "./gallery-diptych";
import { GalleryState } from "./gallery-state";
import { TileActions } from "./tile-actions";
import type { TileHands } from "./tile-hands";

/** Narrower tiles show the result alone. */
const BOTH_FROM_PX = 90;

function scrub(event: PointerEvent<HTMLElement>) {
  if (event.pointerType !== "mouse") return;
  const { left, width } = event.currentTarget.getBoundingClientRect();
  event.currentTarget.style.setProperty("--cut", `${((event.clientX - left) / width) * 100}%`);
}

/** One output. It is drawn from what the order knows, and filled when its edit has been read. */
export const GalleryTile = memo(function GalleryTile({
  place,
  left,
  width,
  height,
  isCurrent,
  isChosen,
  isChoosing,
  hands,
}: {
  place: TilePlace;
  left: number;
  width: number;
  height: number;
  /** The one that Tab reaches; the arrow keys reach the others. */
  isCurrent: boolean;
  isChosen: boolean;
  /** Something is chosen: a press chooses more. */
  isChoosing: boolean;
  hands: TileHands;
}) {
  const t = useTranslations("gallery");
  const [isHot, setHot] = useState(false);
  const find = () => galleryDetails.get(place.editId);
  const edit = useSyncExternalStore(galleryDetails.subscribe, find, () => undefined);
  const output = edit?.outputs.find(({ id }) => id === place.outputId);
  const image = output?.image ?? null;
  const isSmall = width < BOTH_FROM_PX;
  const tabIndex = isCurrent ? 0 : -1;
  return (
    // Only what is under the pointer or the focus carries its buttons: a grid has hundreds of tiles.
    <li
      className="group/tile absolute top-0"
      style={{ left, width, height }}
      onPointerEnter={() => setHot(true)}
      onPointerLeave={() => setHot(false)}
      onFocus={() => setHot(true)}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setHot(false)}
    >
      <Link
        href={
          output && output.status !== "succeeded" && edit ? `/?image=${edit.source.id}` : `/?output=${place.outputId}`
        }
        prefetch={false}
        data-tile={place.outputId}
        tabIndex={tabIndex}
        aria-label={edit ? undefined : t("loading")}
        aria-describedby="gallery-keys"
        onFocus={() => hands.focused(place.outputId)}
        onKeyDown={(event) => hands.keyPressed(event, place)}
        onClick={(event) => hands.pressed(event, place) && event.preventDefault()}
        onPointerDown={(event) => hands.held(event, place)}
        onPointerMove={image && !isSmall ? scrub : undefined}
        onPointerLeave={(event) => event.currentTarget.style.removeProperty("--cut")}
        draggable={false}
        className={clsx(
          "absolute overflow-hidden rounded-md bg-field [--cut:50%] touch-manipulation select-none [-webkit-touch-callout:none]",
          isChosen ? "inset-1.5 ring-3 ring-accent" : "inset-0",
        )}
      >
        {edit && output ? (
          image ? (
            <GalleryDiptych before={edit.source} after={image} prompt={edit.recipe.prompt} isSmall={isSmall} />
          ) : (
            <GalleryState edit={edit} output={output} isSmall={isSmall} />
          )
        ) : null}
      </Link>
      {isHot || isChosen || isChoosing ? (
        // biome-ignore lint/a11y/useSemanticElements: a press with Shift chooses a range, which a box of its own does not tell.
        <button
          type="button"
          role="checkbox"
          aria-checked={isChosen}
          aria-label={t("choose")}
          tabIndex={tabIndex}
          className="absolute top-0.5 left-0.5 inline-flex control-square items-center justify-center rounded-md"
          onClick={(event) => hands.checked(event, place)}
        >
          <span
            className={clsx(
              "inline-flex size-5 items-center justify-center rounded-full border-2",
              isChosen
                ? "border-accent bg-accent text-on-accent"
                : "border-white bg-black/45 text-white shadow-[0_0_3px_rgb(0_0_0/0.6)]",
            )}
          >
            {isChosen ? <Check aria-hidden="true" size={13} strokeWidth={3} /> : null}
          </span>
        </button>
      ) : null}
      {edit && output && isHot && !isSmall ? (
        <TileActions edit={edit} output={output} place={place} tabIndex={tabIndex} hands={hands} />
      ) : output?.favourite ? (
        <Heart
          aria-label={t("favourite")}
          role="img"
          size={14}
          className="pointer-events-none absolute top-2.5 right-2.5 fill-current text-accent drop-shadow-[0_0_2px_rgb(0_0_0/0.7)]"
        />
      ) : null}
    </li>
  );
});
