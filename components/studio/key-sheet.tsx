import { useTranslations } from "use-intl";
import { KeyList } from "@/components/shell/key-list";
import { compareActions } from "@/lib/client/compare-keys";
import { compareModes } from "@/lib/client/compare-modes";
import { studioActions } from "./studio-actions";

/** All keys, from the tables that they are read from. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const t = useTranslations("studio.keys");
  const tCompare = useTranslations("compare");
  const rows = [
    ...studioActions.map(({ id, shown }) => ({ id, words: t(id), shown })),
    ...compareModes.map(({ id, key }) => ({ id, words: tCompare(`modes.${id}`), shown: [key] })),
    { id: "swap", words: t("swap"), shown: compareModes.map(({ key }) => key) },
    ...compareActions.flatMap(({ id, shown }) => (id === "mode" ? [] : [{ id, words: t(id), shown }])),
  ];
  return <KeyList title={t("title")} rows={rows} onClose={onClose} />;
}
