"use client";

import { useTranslations } from "use-intl";
import { Select } from "@/components/ui/select";
import type { Collection } from "@/lib/domain/collection";

/** Opens a collection, or all pictures again. Not there before there is one. */
export function CollectionSelect({
  collections,
  chosen,
  onChoose,
}: {
  collections: readonly Collection[];
  chosen: string | null;
  onChoose: (id: string | null) => void;
}) {
  const t = useTranslations("gallery.collection");
  if (collections.length === 0) return null;
  return (
    <Select
      aria-label={t("select")}
      className="w-32"
      value={chosen ?? ""}
      onChange={(event) => onChoose(event.target.value || null)}
    >
      <option value="">{t("everything")}</option>
      {collections.map(({ id, name, count }) => (
        <option key={id} value={id}>
          {t("option", { name, count })}
        </option>
      ))}
    </Select>
  );
}
