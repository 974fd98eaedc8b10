import { useTranslations } from "use-intl";
import { useStore } from "zustand/react";
import { Dialog } from "@/components/ui/dialog";
import { keyPreferences } from "@/lib/client/key-preferences";
import { KeyCaps } from "./key-caps";
import { useModifierKey } from "./use-modifier-key";

/** Keys and what they do; rows without a key are left out. */
export function KeyList({
  title,
  rows,
  onClose,
}: {
  title: string;
  rows: readonly { id: string; words: string; shown: readonly string[] }[];
  onClose: () => void;
}) {
  const tCommon = useTranslations("common");
  return (
    <Dialog open onOpenChange={onClose} title={title} closeLabel={tCommon("close")}>
      <LetterSwitch />
      <dl className="grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-2 text-control text-ink">
        {rows
          .filter(({ shown }) => shown.length > 0)
          .map(({ id, words, shown }) => (
            <div key={id} className="contents">
              <dt>{words}</dt>
              <dd className="flex justify-end gap-1">
                <KeyCaps keys={shown} />
              </dd>
            </div>
          ))}
      </dl>
    </Dialog>
  );
}

/** For whoever speaks to the machine, or touches keys without meaning to. */
function LetterSwitch() {
  const t = useTranslations("commands.letters");
  const areLettersOn = useStore(keyPreferences, (state) => state.areLettersOn);
  const lettersSwitched = useStore(keyPreferences, (state) => state.lettersSwitched);
  const { modifier } = useModifierKey();
  return (
    <label className="mb-4 flex cursor-pointer items-start gap-3 border-b border-line pb-4 text-control">
      <input
        type="checkbox"
        className="mt-0.5 size-4 shrink-0 accent-accent"
        checked={areLettersOn}
        aria-describedby="letter-keys-hint"
        onChange={({ target }) => lettersSwitched(target.checked)}
      />
      <span>
        {t("label")}
        <span id="letter-keys-hint" className="block text-label text-dim">
          {t("hint", { key: modifier })}
        </span>
      </span>
    </label>
  );
}
