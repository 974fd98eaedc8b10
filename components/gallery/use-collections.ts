import { useCallback, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { toast } from "@/components/ui/toaster";
import {
  addToCollection,
  createCollection,
  deleteCollection,
  listCollections,
  renameCollection,
} from "@/lib/client/api/collections";
import { errorKey } from "@/lib/client/error-copy";
import type { Collection } from "@/lib/domain/collection";

/** The collections, and what can be done to them as wholes. Null until they are read. */
export function useCollections() {
  const t = useTranslations();
  const [collections, setCollections] = useState<Collection[] | null>(null);

  const read = useCallback(async () => {
    try {
      setCollections(await listCollections());
    } catch {
      // The gallery works without them; what is done to one says what went wrong.
    }
  }, []);
  useEffect(() => void read(), [read]);

  /** True when it was done. */
  async function act(deed: () => Promise<string>): Promise<boolean> {
    try {
      toast(await deed());
      await read();
      return true;
    } catch (error) {
      toast(t(`errors.${errorKey(error)}`), { kind: "error" });
      return false;
    }
  }

  return {
    collections,
    read,
    create: (name: string, outputIds: readonly string[]) =>
      act(async () => {
        const made = await createCollection(name, outputIds);
        return t("gallery.collection.collected", { name: made.name, count: outputIds.length });
      }),
    add: ({ id, name }: Collection, outputIds: readonly string[]) =>
      act(async () => {
        await addToCollection(id, outputIds);
        return t("gallery.collection.collected", { name, count: outputIds.length });
      }),
    rename: (id: string, name: string) =>
      act(async () => t("gallery.collection.renamed", { name: (await renameCollection(id, name)).name })),
    remove: ({ id, name }: Collection) =>
      act(async () => {
        await deleteCollection(id);
        return t("gallery.collection.deleted", { name });
      }),
  };
}
