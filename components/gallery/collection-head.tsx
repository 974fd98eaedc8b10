"use client";

import { ArrowLeft, Check, Pencil, Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/components/ui/icon-button";
import { COLLECTION_NAME_MAX, type Collection } from "@/lib/domain/collection";

/** What the collection is called and how its order is changed, above its pictures. */
export function CollectionHead({
  collection,
  onRename,
  onDelete,
  onLeave,
}: {
  collection: Collection;
  onRename: (name: string) => void;
  onDelete: () => void;
  onLeave: () => void;
}) {
  const t = useTranslations("gallery.collection");
  const [typed, setTyped] = useState<string | null>(null);

  function rename(event: FormEvent) {
    event.preventDefault();
    const name = typed?.trim();
    setTyped(null);
    if (name && name !== collection.name) onRename(name);
  }

  return (
    <section
      aria-label={collection.name}
      className="flex min-h-11 items-center gap-1 border-b border-line px-2 sm:px-3"
    >
      <IconButton
        label={t("leave")}
        hintAlign="start"
        icon={<ArrowLeft aria-hidden="true" size={16} />}
        onClick={onLeave}
      />
      {typed === null ? (
        <h2 className="min-w-0 truncate text-writing font-semibold">{collection.name}</h2>
      ) : (
        <form onSubmit={rename} className="flex min-w-0 flex-1 items-center gap-1 sm:max-w-96">
          <input
            // biome-ignore lint/a11y/noAutofocus: it was just asked for.
            autoFocus
            aria-label={t("name")}
            maxLength={COLLECTION_NAME_MAX}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => event.key === "Escape" && !event.nativeEvent.isComposing && setTyped(null)}
            className="control-height w-full min-w-0 rounded-md border border-line bg-field px-2 text-control text-ink pointer-coarse:text-[16px]"
          />
          <IconButton type="submit" label={t("keepName")} icon={<Check aria-hidden="true" size={15} />} />
        </form>
      )}
      {typed === null ? (
        <IconButton
          label={t("rename")}
          icon={<Pencil aria-hidden="true" size={14} />}
          onClick={() => setTyped(collection.name)}
        />
      ) : null}
      <IconButton label={t("delete")} icon={<Trash2 aria-hidden="true" size={14} />} onClick={onDelete} />
      <p className="ml-auto shrink-0 text-label text-dim max-md:hidden">{t("orderHint")}</p>
    </section>
  );
}
