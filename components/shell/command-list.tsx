import { useState } from "react";
import { useTranslations } from "use-intl";
import { SearchDialog } from "@/components/ui/search-dialog";
import { type ActionKeys, actionOfPress } from "@/lib/client/action-keys";
import { fuzzySort } from "@/lib/client/fuzzy-match";
import type { Command } from "./command";
import { KeyCaps } from "./key-caps";

/** All that can be done just now, found by a few letters of its name. */
export function CommandList({
  commands,
  opener,
  onClose,
}: {
  commands: readonly Command[];
  /** Its keys close the list again. */
  opener: ActionKeys;
  onClose: () => void;
}) {
  const t = useTranslations("commands");
  const tCommon = useTranslations("common");
  const [typed, setTyped] = useState("");
  const found = fuzzySort(typed, commands);

  function run(index: number) {
    onClose();
    // What opens next takes the focus after this dialog has given it back.
    requestAnimationFrame(() => found[index]?.item.run());
  }

  return (
    <SearchDialog
      title={t("title")}
      closeLabel={tCommon("close")}
      label={t("search")}
      typed={typed}
      onType={setTyped}
      onPick={run}
      none={t("none")}
      isClosedBy={({ nativeEvent }) => actionOfPress([opener], nativeEvent) !== undefined}
      onClose={onClose}
      found={found.map(({ item, places }, index) => ({
        id: item.id,
        heading:
          typed.trim() === "" && item.group !== found[index - 1]?.item.group ? t(`group.${item.group}`) : undefined,
        content: (
          <>
            <Marked text={item.words[0] ?? ""} places={places} />
            <span aria-hidden="true" className="flex shrink-0 gap-1 pointer-coarse:hidden">
              <KeyCaps keys={item.shown} />
            </span>
          </>
        ),
      }))}
    />
  );
}

/** The letters that were typed, in bold. */
function Marked({ text, places }: { text: string; places: readonly number[] }) {
  if (places.length === 0) return <span className="truncate">{text}</span>;
  return (
    <span className="truncate">
      {Array.from({ length: text.length }, (_, index) =>
        places.includes(index) ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a letter is its place.
          <b key={index} className="font-semibold underline decoration-accent decoration-2 underline-offset-4">
            {text[index]}
          </b>
        ) : (
          text[index]
        ),
      )}
    </span>
  );
}
