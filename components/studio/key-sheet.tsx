import { useTranslations } from "use-intl";
import { Dialog } from "@/components/ui/dialog";
import { compareActions } from "@/lib/client/compare-keys";
import { compareModes } from "@/lib/client/compare-modes";
import { studioActions } from "./studio-actions";
import { useModifierKey } from "./use-modifier-key";

/** All keys, from the tables that they are read from. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const t = useTranslations("studio.keys");
  const tCommon = useTranslations("common");
  const tCompare = useTranslations("compare");
  const names: Record<string, string> = {
    mod: useModifierKey().run.split(" ")[0] ?? "",
    space: tCompare("space"),
  };
  const rows = [
    ...studioActions.map(({ id, shown }) => ({ id, words: t(id), shown })),
    ...compareModes.map(({ id, key }) => ({ id, words: tCompare(`modes.${id}`), shown: [key] })),
    { id: "swap", words: t("swap"), shown: compareModes.map(({ key }) => key) },
    ...compareActions.flatMap(({ id, shown }) => (id === "mode" ? [] : [{ id, words: t(id), shown }])),
  ];
  return (
    <Dialog open onOpenChange={onClose} title={t("title")} closeLabel={tCommon("close")}>
      <dl className="grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-2 text-control text-ink">
        {rows.map(({ id, words, shown }) => (
          <div key={id} className="contents">
            <dt>{words}</dt>
            <dd className="flex justify-end gap-1">
              {shown.map((key) => (
                <kbd
                  key={key}
                  className="min-w-6 rounded-sm border border-line bg-field px-1.5 text-center font-sans text-label"
                >
                  {names[key] ?? key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
