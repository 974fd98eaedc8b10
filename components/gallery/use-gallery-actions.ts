import { type Dispatch, type RefObject, type SetStateAction, useMemo, useRef } from "react";
import { useTranslations } from "use-intl";
import { toast } from "@/components/ui/toaster";
import { cancelEdit, deleteEdit, restoreEdit, setFavourite } from "@/lib/client/api";
import { errorKey } from "@/lib/client/error-copy";
import { type GalleryList, withEdit, withoutEdit, withRestored } from "@/lib/client/gallery-list";
import type { Edit, Output } from "@/lib/domain/edit";

const withFavourite = (edit: Edit, outputId: string, favourite: boolean): Edit => ({
  ...edit,
  outputs: edit.outputs.map((output) => (output.id === outputId ? { ...output, favourite } : output)),
});

/** What can be done to a tile. The list changes at once, and changes back with a sentence when the server says no. */
export function useGalleryActions(latest: RefObject<GalleryList>, setList: Dispatch<SetStateAction<GalleryList>>) {
  const t = useTranslations();
  const undoLast = useRef<() => void>(undefined);

  return useMemo(() => {
    const tellError = (error: unknown) => toast(t(`errors.${errorKey(error)}`), { kind: "error" });

    function markFavourite(editId: string, outputId: string, favourite: boolean) {
      setList((list) => {
        const edit = list.edits[editId];
        return edit ? withEdit(list, withFavourite(edit, outputId, favourite)) : list;
      });
    }

    async function toggleFavourite(edit: Edit, output: Output) {
      if (output.status !== "succeeded") return;
      markFavourite(edit.id, output.id, !output.favourite);
      try {
        await setFavourite(output.id, !output.favourite);
      } catch (error) {
        markFavourite(edit.id, output.id, output.favourite);
        tellError(error);
      }
    }

    async function stop(edit: Edit) {
      try {
        const stopped = await cancelEdit(edit.id);
        setList((list) => withEdit(list, stopped));
      } catch (error) {
        tellError(error);
      }
    }

    async function remove(edit: Edit) {
      const places = latest.current.places.filter(({ editId }) => editId === edit.id);
      const deletion = deleteEdit(edit.id);
      setList((list) => withoutEdit(list, edit.id));

      async function undo() {
        undoLast.current = undefined;
        try {
          await deletion;
          const restored = await restoreEdit(edit.id);
          setList((list) => withRestored(list, restored, places));
        } catch (error) {
          tellError(error);
        }
      }

      undoLast.current = undo;
      toast(t("gallery.deleted", { count: edit.outputs.length }), { action: { label: t("common.undo"), run: undo } });
      try {
        await deletion;
      } catch (error) {
        if (undoLast.current === undo) undoLast.current = undefined;
        setList((list) => withRestored(list, edit, places));
        tellError(error);
      }
    }

    return { toggleFavourite, stop, remove, undo: () => undoLast.current?.() };
  }, [latest, setList, t]);
}
