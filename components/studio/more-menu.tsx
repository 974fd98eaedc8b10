import { clsx } from "clsx";
import { Ellipsis, FileDown, Info, type LucideIcon, Shuffle, Trash2 } from "lucide-react";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { placeOverButton } from "./place-over-button";
import { useStudio } from "./studio-provider";
import { useActionWords } from "./use-action-words";

const WIDTH_PX = 288;

/** The actions that a narrow stage has no room for. */
export function MoreMenu({
  itemClass,
  areDetailsShown,
  onDetailsToggled,
  onDelete,
}: {
  itemClass: string;
  areDetailsShown: boolean;
  onDetailsToggled: () => void;
  onDelete: () => void;
}) {
  const t = useTranslations("studio.action");
  const words = useActionWords();
  const id = useId();
  const sheetOpened = useStudio((state) => state.sheetOpened);
  const actions: readonly { label: string; Icon: LucideIcon; run: () => void; isOwnOnSide?: boolean }[] = [
    { label: t("details"), Icon: Info, run: onDetailsToggled, isOwnOnSide: true },
    { label: words("otherProvider").label, Icon: Shuffle, run: () => sheetOpened("otherProvider") },
    { label: words("downloadAs").label, Icon: FileDown, run: () => sheetOpened("download") },
    { label: words("delete").label, Icon: Trash2, run: onDelete, isOwnOnSide: true },
  ];
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={t("more")}
        title={t("more")}
        className={clsx(itemClass, "@min-[28rem]/stage:not-short:hidden", areDetailsShown && "not-short:bg-chosen")}
      >
        <Ellipsis aria-hidden="true" size={16} />
      </button>
      <div
        id={id}
        popover="auto"
        onBeforeToggle={(event) => placeOverButton(event, "right", WIDTH_PX)}
        className="inset-auto m-0 w-72 rounded-lg bg-panel p-1 text-ink shadow-float"
      >
        {actions.map(({ label, Icon, run, isOwnOnSide }) => (
          <button
            key={label}
            type="button"
            popoverTarget={id}
            popoverTargetAction="hide"
            className={clsx(
              "flex control-height w-full items-center gap-3 rounded-md px-3 text-left text-control hover:bg-field-hover",
              isOwnOnSide && "short:hidden",
            )}
            onClick={run}
          >
            <Icon aria-hidden="true" size={16} className="shrink-0 text-dim" />
            <span className="truncate">{label}</span>
          </button>
        ))}
      </div>
    </>
  );
}
