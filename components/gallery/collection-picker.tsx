"use client";

import { Folder } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { COLLECTION_NAME_MAX, type Collection } from "@/lib/domain/collection";

/** Into which collection what is chosen goes: one that is there, or a new one. */
export function CollectionPicker({
  collections,
  onPick,
  onCreate,
  onClose,
}: {
  collections: readonly Collection[];
  onPick: (collection: Collection) => void;
  onCreate: (name: string) => void;
  onClose: () => void;
}) {
  const t = useTranslations("gallery.collection");
  const tCommon = useTranslations("common");
  const [name, setName] = useState("");

  function create(event: FormEvent) {
    event.preventDefault();
    if (name.trim()) onCreate(name.trim());
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t("pick")} closeLabel={tCommon("close")}>
      <form className="flex gap-2" onSubmit={create}>
        <input
          aria-label={t("newName")}
          placeholder={t("newName")}
          maxLength={COLLECTION_NAME_MAX}
          value={name}
          onChange={(event) => setName(event.target.value)}
          className="control-height min-w-0 flex-1 rounded-md border border-line bg-field px-3 text-control text-ink placeholder:text-dim pointer-coarse:text-[16px]"
        />
        <Button type="submit" kind="primary" aria-disabled={!name.trim()}>
          {t("create")}
        </Button>
      </form>
      {collections.length > 0 ? (
        <ul aria-label={t("all")} className="mt-3 -mx-2">
          {collections.map((collection) => (
            <li key={collection.id}>
              <button
                type="button"
                className="flex w-full items-center gap-3 rounded-md px-2 py-1.5 text-left hover:bg-field-hover"
                onClick={() => onPick(collection)}
              >
                {collection.cover ? (
                  <img src={collection.cover.urls.thumb} alt="" className="size-9 rounded-sm object-cover" />
                ) : (
                  <span className="inline-flex size-9 items-center justify-center rounded-sm bg-field text-dim">
                    <Folder aria-hidden="true" size={16} />
                  </span>
                )}
                <span className="min-w-0 flex-1 truncate">{collection.name}</span>
                <span className="text-label text-dim tabular-nums">{t("count", { count: collection.count })}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </Dialog>
  );
}
