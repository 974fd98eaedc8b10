"use client";

import { ArrowLeft } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Notice } from "@/components/shell/notice";
import { Button, buttonStyle } from "@/components/ui/button";
import type { Edit } from "@/lib/domain/edit";
import type { EditList } from "@/lib/domain/edit-list";
import { daysLeftInTrash, TRASH_DAYS } from "@/lib/domain/trash";
import { GalleryEnd } from "../gallery-end";
import { TrashedEdit } from "./trashed-edit";
import { useTrash } from "./use-trash";

const ConfirmRemoval = dynamic(() => import("./confirm-removal").then((module) => module.ConfirmRemoval));

/** What was deleted, as long as it can be brought back. `now` is the server's, so that both draw the same days. */
export function Trash({ first, now }: { first: EditList; now: string }) {
  const t = useTranslations("trash");
  const { items, total, nextCursor, isBusy, more, loadMore, restore, remove, removeAll } = useTrash(first);
  const [asked, setAsked] = useState<Edit | "all" | null>(null);

  function confirmed() {
    setAsked(null);
    if (asked === "all") void removeAll();
    else if (asked) void remove(asked);
  }

  return (
    <>
      <div className="z-20 flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-ground px-3 py-2 sm:sticky sm:top-(--header-height) sm:px-4 sm:py-1">
        <Link href="/gallery" className={buttonStyle({ kind: "quiet" })}>
          <ArrowLeft aria-hidden="true" size={15} />
          {t("back")}
        </Link>
        <h1 className="text-control font-semibold">{t("title")}</h1>
        <p role="status" className="text-label text-dim tabular-nums">
          {t("count", { count: total })}
        </p>
        {total > 0 ? (
          <Button kind="danger" className="ml-auto" disabled={isBusy} onClick={() => setAsked("all")}>
            {t("empty")}
          </Button>
        ) : null}
      </div>
      {items.length === 0 && nextCursor === null ? (
        <Notice level={2} title={t("nothing.title")} text={t("nothing.text", { days: TRASH_DAYS })}>
          <Link href="/gallery" className={buttonStyle({ kind: "secondary" })}>
            {t("back")}
          </Link>
        </Notice>
      ) : (
        <div className="flex flex-1 flex-col gap-4 px-3 pt-4 sm:px-4">
          <p className="max-w-[44rem] text-dim">{t("text", { days: TRASH_DAYS })}</p>
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,17rem),1fr))] gap-3">
            {items.map((edit) => (
              <TrashedEdit
                key={edit.id}
                edit={edit}
                daysLeft={daysLeftInTrash(edit.trashedAt ?? now, new Date(now))}
                onRestore={() => void restore(edit)}
                onRemove={() => setAsked(edit)}
              />
            ))}
          </ul>
          {nextCursor === null ? null : <GalleryEnd state={more} loaded={items.length} onMore={loadMore} />}
        </div>
      )}
      {asked ? (
        <ConfirmRemoval
          title={asked === "all" ? t("confirm.all") : t("confirm.one")}
          count={asked === "all" ? total : 1}
          onYes={confirmed}
          onNo={() => setAsked(null)}
        />
      ) : null}
    </>
  );
}
