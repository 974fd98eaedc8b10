import { type KeyboardEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { SearchDialog } from "@/components/ui/search-dialog";
import { fuzzySort } from "@/lib/client/fuzzy-match";
import { KeyCaps } from "./key-caps";
import { studioActionOf } from "./studio-actions";
import { useCommands } from "./use-commands";

const isAgain = ({ nativeEvent }: KeyboardEvent) =>
  studioActionOf(nativeEvent, { isWriting: true })?.id === "showCommands";

/** All that can be done just now, found by a few letters of its name. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const t = useTranslations("experiments.commands");
  const tCommon = useTranslations("common");
  const [typed, setTyped] = useState("");
  const found = fuzzySort(typed, useCommands());

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
      isClosedBy={isAgain}
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
