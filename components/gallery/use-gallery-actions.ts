import { type Dispatch, type RefObject, type SetStateAction, useMemo, useRef } from "react";
import { useTranslations } from "use-intl";
import { toast } from "@/components/ui/toaster";
import { cancelEdit, deleteEdit, restoreEdit, setFavourite } from "@/lib/client/api/edits";
import { saveArchive } from "@/lib/client/archive";
import { errorKey } from "@/lib/client/error-copy";
import { forEach } from "@/lib/client/for-each";
import { type GalleryOrder, type TilePlace, withEdit, withoutEdits, withRestored } from "@/lib/client/gallery-order";
import { readFavourites } from "@/lib/client/read-favourites";
import type { Edit } from "@/lib/domain/edit";
import { galleryDetails } from "./gallery-details";

const withFavourite = (edit: Edit, outputId: string, favourite: boolean): Edit => ({
  ...edit,
  outputs: edit.outputs.map((output) => (output.id === outputId ? { ...output, favourite } : output)),
});

/** Undefined while it has not been read. */
function isFavourite({ editId, outputId }: TilePlace): boolean | undefined {
  return galleryDetails.get(editId)?.outputs.find(({ id }) => id === outputId)?.favourite;
}

/** Whether all of these are known to be. */
export const areFavourites = (places: readonly TilePlace[]) => places.every((place) => isFavourite(place) === true);

/** What can be done to tiles, one or many. The grid changes at once, and changes back with a sentence when the server says no. */
export function useGalleryActions(
  latest: RefObject<GalleryOrder>,
  changeOrder: Dispatch<SetStateAction<GalleryOrder>>,
  readAgain: () => void,
) {
  const t = useTranslations();
  const undoLast = useRef<() => void>(undefined);

  return useMemo(() => {
    const tellError = (error: unknown) => toast(t(`errors.${errorKey(error)}`), { kind: "error" });

    function markFavourite({ editId, outputId }: TilePlace, favourite: boolean) {
      const edit = galleryDetails.get(editId);
      if (edit) galleryDetails.put([withFavourite(edit, outputId, favourite)]);
    }

    async function favour(places: readonly TilePlace[], favourite: boolean) {
      // What has no picture has no heart; what is marked so already stays out of the undoing.
      const all = places.filter(({ shape }) => shape > 0);
      const unread = all.filter((place) => isFavourite(place) === undefined);
      const seen = all.filter((place) => isFavourite(place) === !favourite);
      for (const place of seen) markFavourite(place, favourite);
      let pictures = seen;
      try {
        const marked = await readFavourites(unread.map(({ editId }) => editId));
        pictures = [...seen, ...unread.filter(({ outputId }) => marked.has(outputId) !== favourite)];
      } catch (error) {
        for (const place of seen) markFavourite(place, !favourite);
        return tellError(error);
      }
      // Meanwhile some may have come into view.
      for (const place of pictures) markFavourite(place, favourite);
      const failed = await forEach(pictures, ({ outputId }) => setFavourite(outputId, favourite));
      for (const { item } of failed) markFavourite(item, !favourite);
      if (failed[0]) return tellError(failed[0].error);
      if (all.length <= 1) return;
      const undo = () => {
        undoLast.current = undefined;
        void favour(pictures, !favourite);
      };
      undoLast.current = undo;
      toast(t(favourite ? "gallery.favoured" : "gallery.unfavoured", { count: all.length }), {
        action: { label: t("common.undo"), run: undo },
      });
    }

    async function stop(edit: Edit) {
      try {
        const stopped = await cancelEdit(edit.id);
        galleryDetails.put([stopped]);
        changeOrder((order) => withEdit(order, stopped));
      } catch (error) {
        tellError(error);
      }
    }

    /** Whole runs: a picture goes with its sisters. */
    async function remove(places: readonly TilePlace[]) {
      const editIds = new Set(places.map(({ editId }) => editId));
      const gone = latest.current.places.filter(({ editId }) => editIds.has(editId));
      changeOrder((order) => withoutEdits(order, editIds));
      const deletion = forEach([...editIds], (editId) => deleteEdit(editId));

      async function undo() {
        undoLast.current = undefined;
        const kept = new Set((await deletion).map(({ item }) => item));
        const failed = await forEach(
          [...editIds].filter((id) => !kept.has(id)),
          async (editId) => {
            galleryDetails.put([await restoreEdit(editId)]);
          },
        );
        const lost = new Set(failed.map(({ item }) => item));
        changeOrder((order) =>
          withRestored(
            order,
            gone.filter(({ editId }) => !lost.has(editId)),
          ),
        );
        // Only the server knows their places in a collection.
        if (latest.current.query.collection) readAgain();
        if (failed[0]) tellError(failed[0].error);
      }

      undoLast.current = undo;
      const words = { runs: editIds.size, count: gone.length };
      toast(t(editIds.size > 1 ? "gallery.deletedMany" : "gallery.deleted", words), {
        action: { label: t("common.undo"), run: undo },
      });
      const failed = await deletion;
      if (!failed[0]) return;
      if (undoLast.current === undo && failed.length === editIds.size) undoLast.current = undefined;
      const stays = new Set(failed.map(({ item }) => item));
      changeOrder((order) =>
        withRestored(
          order,
          gone.filter(({ editId }) => stays.has(editId)),
        ),
      );
      tellError(failed[0].error);
    }

    const download = (places: readonly TilePlace[]) =>
      void saveArchive(places.map(({ outputId }) => outputId)).catch(tellError);

    return {
      favour,
      stop,
      remove,
      download,
      undo: () => undoLast.current?.(),
      canUndo: () => undoLast.current !== undefined,
    };
  }, [latest, changeOrder, readAgain, t]);
}
