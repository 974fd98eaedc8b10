import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { useTranslations } from "use-intl";
import { toast } from "@/components/ui/toaster";
import { deleteEdit, emptyTrash, listEdits, restoreEdit } from "@/lib/client/api/edits";
import { errorKey } from "@/lib/client/error-copy";
import type { Edit } from "@/lib/domain/edit";
import type { EditList } from "@/lib/domain/edit-list";

/** The trash as it is shown, and what can be done to it. What the server refused is read anew, with a sentence. */
export function useTrash(first: EditList) {
  const t = useTranslations();
  const router = useRouter();
  const [drawn, setDrawn] = useState(first);
  const [list, setList] = useState(first);
  const [more, setMore] = useState<"idle" | "loading" | "failed">("idle");
  const [isBusy, setBusy] = useState(false);
  const { nextCursor } = list;

  if (drawn !== first) {
    setDrawn(first);
    setList(first);
    setMore("idle");
  }

  async function act(done: () => Promise<string>) {
    setBusy(true);
    try {
      toast(await done());
    } catch (error) {
      toast(t(`errors.${errorKey(error)}`), { kind: "error" });
      router.refresh();
    } finally {
      setBusy(false);
    }
  }

  function take({ id }: Edit) {
    setList(({ items, total, ...rest }) => ({
      ...rest,
      items: items.filter((edit) => edit.id !== id),
      total: Math.max(0, total - 1),
    }));
  }

  const loadMore = useCallback(async () => {
    if (nextCursor === null || more === "loading") return;
    setMore("loading");
    try {
      const page = await listEdits({ trash: true, cursor: nextCursor });
      setList(({ items }) => {
        const known = new Set(items.map(({ id }) => id));
        return { ...page, items: [...items, ...page.items.filter(({ id }) => !known.has(id))] };
      });
      setMore("idle");
    } catch {
      setMore("failed");
    }
  }, [nextCursor, more]);

  return {
    ...list,
    isBusy,
    more,
    loadMore,
    restore: (edit: Edit) =>
      act(async () => {
        take(edit);
        await restoreEdit(edit.id);
        return t("trash.restored");
      }),
    remove: (edit: Edit) =>
      act(async () => {
        take(edit);
        await deleteEdit(edit.id, { forever: true });
        return t("trash.removed", { count: 1 });
      }),
    removeAll: () =>
      act(async () => {
        const { removed } = await emptyTrash();
        setList({ items: [], nextCursor: null, total: 0 });
        return t("trash.removed", { count: removed });
      }),
  };
}
