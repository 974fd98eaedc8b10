"use client";

import Link from "next/link";
import { lazy, Suspense, useState } from "react";
import { useTranslations } from "use-intl";
import { Notice } from "@/components/shell/notice";
import { Button, buttonStyle } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";
import { listShares, revokeShare } from "@/lib/client/api/shares";
import { errorKey } from "@/lib/client/error-copy";
import type { Share, ShareList } from "@/lib/domain/share";
import { ShareRow } from "./share-row";

const ChangeShareDialog = lazy(() =>
  import("./change-share-dialog").then(({ ChangeShareDialog }) => ({ default: ChangeShareDialog })),
);

/** Every link that is out: who can open what, until when, and the way to take it back. */
export function SharesScreen({ first }: { first: ShareList }) {
  const t = useTranslations("sharing.list");
  const tErrors = useTranslations("errors");
  const [{ items, nextCursor }, setList] = useState(first);
  const [changing, setChanging] = useState<Share | null>(null);
  const complain = (error: unknown) => toast(tErrors(errorKey(error)), { kind: "error" });

  async function revoke({ id }: Share) {
    try {
      await revokeShare(id);
      setList((list) => ({ ...list, items: list.items.filter((item) => item.id !== id) }));
      toast(t("revoked"));
    } catch (error) {
      complain(error);
    }
  }

  async function showMore(cursor: string) {
    try {
      const more = await listShares(cursor);
      setList((list) => ({ ...more, items: [...list.items, ...more.items] }));
    } catch (error) {
      complain(error);
    }
  }

  function saved(share: Share) {
    setList((list) => ({ ...list, items: list.items.map((item) => (item.id === share.id ? share : item)) }));
  }

  if (items.length === 0) {
    return (
      <Notice title={t("empty")} text={t("emptyText")}>
        <Link href="/" className={buttonStyle({ kind: "primary" })}>
          {t("toStudio")}
        </Link>
      </Notice>
    );
  }
  return (
    <div className="mx-auto w-full max-w-[60rem] px-4 pt-8 pb-16 sm:px-6">
      <h1 className="text-display font-semibold">{t("title")}</h1>
      <p className="mt-1 mb-6 max-w-[44rem] text-dim">{t("text")}</p>
      <ul className="divide-y divide-line border-y border-line">
        {items.map((share) => (
          <ShareRow
            key={share.id}
            share={share}
            onChange={() => setChanging(share)}
            onRevoke={() => void revoke(share)}
          />
        ))}
      </ul>
      {nextCursor ? (
        <Button className="mt-4" onClick={() => void showMore(nextCursor)}>
          {t("more")}
        </Button>
      ) : null}
      {changing ? (
        <Suspense>
          <ChangeShareDialog key={changing.id} share={changing} onSaved={saved} onClose={() => setChanging(null)} />
        </Suspense>
      ) : null}
    </div>
  );
}
