"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { Notice } from "@/components/shell/notice";
import { buttonStyle } from "@/components/ui/button";
import { countFilters, type GalleryQuery, toGalleryAddress } from "@/lib/client/gallery-query";

/** Why there is nothing to see, and the way on. */
export function GalleryEmpty({ query }: { query: GalleryQuery }) {
  const t = useTranslations("gallery.empty");
  const reason = query.collection
    ? "collection"
    : query.q
      ? "search"
      : countFilters(query) > 0
        ? "filtered"
        : query.filter;
  return (
    <Notice
      level={2}
      title={reason === "search" ? t("search.title", { words: query.q }) : t(`${reason}.title`)}
      text={t(`${reason}.text`)}
    >
      {reason === "all" ? (
        <Link href="/" className={buttonStyle({ kind: "primary" })}>
          {t("toStudio")}
        </Link>
      ) : (
        <Link
          href={reason === "search" ? toGalleryAddress({ ...query, q: "" }) : "/gallery"}
          prefetch={false}
          className={buttonStyle({ kind: "secondary" })}
        >
          {reason === "search" ? t("clearSearch") : t("showAll")}
        </Link>
      )}
    </Notice>
  );
}
