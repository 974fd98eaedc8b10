import { RotateCcw, Trash2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { Edit } from "@/lib/domain/edit";
import { GalleryHalf } from "../gallery-half";

/** An edit that waits to be brought back: before and after, its words, its days. */
export function TrashedEdit({
  edit,
  daysLeft,
  onRestore,
  onRemove,
}: {
  edit: Edit;
  daysLeft: number;
  onRestore: () => void;
  onRemove: () => void;
}) {
  const t = useTranslations("trash");
  const { prompt } = edit.recipe;
  const made = edit.outputs.flatMap(({ image }) => image ?? []);
  const [shown] = made;
  return (
    <li aria-label={prompt} className="flex flex-col overflow-hidden rounded-md border border-line bg-panel">
      <div className="relative aspect-[3/2] bg-field">
        <GalleryHalf image={edit.source} alt="" className="inset-y-0 left-0 w-1/2" />
        {shown ? <GalleryHalf image={shown} alt="" className="inset-y-0 right-0 w-1/2" /> : null}
      </div>
      <div className="flex flex-1 flex-col gap-1 px-3 pt-2">
        <p className="line-clamp-2 text-control wrap-anywhere" title={prompt}>
          {prompt}
        </p>
        <p className="text-label text-dim tabular-nums">
          {t("pictures", { count: made.length })} · {t("daysLeft", { days: daysLeft })}
        </p>
      </div>
      <div className="flex items-center justify-between px-1.5 py-1">
        <Button kind="quiet" onClick={onRestore}>
          <RotateCcw aria-hidden="true" size={14} />
          {t("restore")}
        </Button>
        <IconButton
          label={t("removeForever")}
          hintSide="top"
          hintAlign="end"
          icon={<Trash2 aria-hidden="true" size={15} />}
          onClick={onRemove}
        />
      </div>
    </li>
  );
}
