"use client";

import { clsx } from "clsx";
import { Ellipsis, Heart, Trash2 } from "lucide-react";
import Link from "next/link";
import { type KeyboardEvent, memo, type PointerEvent } from "react";
import { useTranslations } from "use-intl";
import { type Edit, isPending, type Output } from "@/lib/domain/edit";
import { GalleryDiptych } from "./gallery-diptych";
import { GalleryState } from "./gallery-state";
import { TileButton } from "./tile-button";

export type TileActions = {
  focused: (outputId: string) => void;
  keyPressed: (event: KeyboardEvent<HTMLElement>, edit: Edit, output: Output) => void;
  favouriteToggled: (edit: Edit, output: Output) => void;
  deleteAsked: (edit: Edit, output: Output) => void;
  stopAsked: (edit: Edit) => void;
};

/** As wide as a 3:2 picture, for what has none of its own. */
const EMPTY_SHAPE = 1.5;

function scrub(event: PointerEvent<HTMLElement>) {
  if (event.pointerType !== "mouse") return;
  const { left, width } = event.currentTarget.getBoundingClientRect();
  event.currentTarget.style.setProperty("--cut", `${((event.clientX - left) / width) * 100}%`);
}

/**
 * One output. The row's height is `--row`; widths follow the pictures' shapes and stretch together until the row is
 * full, all by the style sheet: nothing is measured and nothing jumps.
 */
export const GalleryTile = memo(function GalleryTile({
  edit,
  output,
  isCurrent,
  actions,
}: {
  edit: Edit;
  output: Output;
  /** The one that Tab reaches; the arrow keys reach the others. */
  isCurrent: boolean;
  actions: TileActions;
}) {
  const t = useTranslations("gallery");
  const { image } = output;
  return (
    <li
      className="group/tile relative aspect-(--ratio) max-w-[min(100%,calc(var(--ratio)*var(--row)*1.4))] grow-(--ratio) basis-[calc(var(--ratio)*var(--row))] [--ratio:clamp(0.75,var(--shape),2)] sm:[--ratio:clamp(0.6,var(--shape),2.4)]"
      style={{ "--shape": image ? image.width / image.height : EMPTY_SHAPE }}
    >
      <Link
        href={output.status === "succeeded" ? `/?output=${output.id}` : `/?image=${edit.source.id}`}
        prefetch={false}
        data-tile={output.id}
        tabIndex={isCurrent ? 0 : -1}
        aria-describedby="gallery-keys"
        onFocus={() => actions.focused(output.id)}
        onKeyDown={(event) => actions.keyPressed(event, edit, output)}
        onPointerMove={image ? scrub : undefined}
        onPointerLeave={(event) => event.currentTarget.style.removeProperty("--cut")}
        draggable={false}
        className="absolute inset-0 rounded-md [--cut:50%]"
      >
        <span className="absolute inset-0 overflow-hidden rounded-md bg-field">
          {image ? (
            <GalleryDiptych before={edit.source} after={image} prompt={edit.recipe.prompt} />
          ) : (
            <GalleryState edit={edit} output={output} />
          )}
        </span>
      </Link>
      <TileButton
        label={t("delete")}
        icon={<Trash2 aria-hidden="true" size={14} />}
        tabIndex={isCurrent ? 0 : -1}
        className="top-0.5 left-0.5 pointer-coarse:top-auto pointer-coarse:bottom-0 pointer-coarse:left-0"
        onClick={() => actions.deleteAsked(edit, output)}
      />
      {image ? (
        <TileButton
          label={t("favourite")}
          icon={<Heart aria-hidden="true" size={14} className={clsx(output.favourite && "fill-current text-accent")} />}
          aria-pressed={output.favourite}
          tabIndex={isCurrent ? 0 : -1}
          className="top-0.5 right-0.5 pointer-coarse:top-0 pointer-coarse:right-0"
          onClick={() => actions.favouriteToggled(edit, output)}
        />
      ) : null}
      <button
        type="button"
        aria-label={t("more")}
        tabIndex={-1}
        className="absolute top-0 left-0 hidden size-11 items-center justify-center text-white pointer-coarse:inline-flex"
        // Not every browser gives a pressed button the focus, and the focus is what shows the others.
        onClick={(event) => event.currentTarget.focus()}
      >
        <span className="inline-flex size-6 items-center justify-center rounded-full bg-black/40">
          <Ellipsis aria-hidden="true" size={16} />
        </span>
      </button>
      {isPending(output.status) ? (
        <button
          type="button"
          tabIndex={isCurrent ? 0 : -1}
          className="absolute right-1 bottom-1 left-[calc(50%+0.25rem)] h-7 rounded-sm text-label text-ink hover:bg-field-hover pointer-coarse:h-11"
          onClick={() => actions.stopAsked(edit)}
        >
          {t("stop")}
        </button>
      ) : null}
    </li>
  );
});
