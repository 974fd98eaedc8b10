"use client";

import { useFormatter, useLocale, useTranslations } from "use-intl";
import { formatBytes } from "@/lib/client/format-bytes";
import type { StorageUse } from "@/lib/domain/storage-use";

export function StorageFigures({ use }: { use: StorageUse }) {
  const t = useTranslations("settings.storage");
  const format = useFormatter();
  const locale = useLocale();
  const figures = [
    { name: "uploads", value: format.number(use.uploads) },
    { name: "results", value: format.number(use.results) },
    { name: "pictures", value: formatBytes(use.bytes, locale) },
    { name: "database", value: formatBytes(use.databaseBytes, locale) },
  ] as const;
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4">
      {figures.map(({ name, value }) => (
        <div key={name} className="flex flex-col-reverse">
          <dt className="text-label text-dim">{t(name)}</dt>
          <dd className="text-title font-semibold tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
