"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

/** Asked before what cannot be taken back. */
export function ConfirmRemoval({
  title,
  count,
  onYes,
  onNo,
}: {
  title: string;
  count: number;
  onYes: () => void;
  onNo: () => void;
}) {
  const t = useTranslations();
  return (
    <Dialog open onOpenChange={(open) => !open && onNo()} title={title} closeLabel={t("common.close")}>
      <p className="mb-4 text-dim">{t("trash.confirm.text", { count })}</p>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onNo}>{t("common.cancel")}</Button>
        <Button kind="danger" onClick={onYes}>
          {t("trash.confirm.yes")}
        </Button>
      </div>
    </Dialog>
  );
}
