import { Search } from "lucide-react";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Dialog } from "@/components/ui/dialog";
import { fuzzySort } from "@/lib/client/fuzzy-match";
import { KeyCaps } from "./key-caps";
import { type Command, useCommands } from "./use-commands";

/** All that can be done just now, found by a few letters of its name. The keyboard stays in the field; the list is pointed at. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const t = useTranslations("experiments.commands");
  const tCommon = useTranslations("common");
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const found = fuzzySort(typed, useCommands());
  const pointed = Math.min(at, found.length - 1);

  function run(command: Command | undefined) {
    if (!command) return;
    onClose();
    // What opens next takes the focus after this dialog has given it back.
    requestAnimationFrame(() => command.run());
  }

  function pointAt(next: number) {
    setAt(next);
    document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: "nearest" });
  }

  function press(event: KeyboardEvent) {
    const { key, ctrlKey, metaKey } = event;
    const isAgain = key.toLowerCase() === "k" && (ctrlKey || metaKey);
    if (event.nativeEvent.isComposing) return;
    if (isAgain) onClose();
    else if (key === "ArrowDown") pointAt((pointed + 1) % Math.max(1, found.length));
    else if (key === "ArrowUp") pointAt((pointed - 1 + found.length) % Math.max(1, found.length));
    else if (key === "Enter") run(found[pointed]?.item);
    else return;
    event.preventDefault();
  }

  return (
    <Dialog open onOpenChange={onClose} title={t("title")} closeLabel={tCommon("close")} initialFocus={field}>
      <div className="-m-4 flex h-[min(28rem,60dvh)] flex-col">
        <div className="flex shrink-0 items-center gap-2 border-b border-line px-4 has-[input:focus-visible]:border-ring">
          <Search aria-hidden="true" size={16} className="shrink-0 text-dim" />
          <input
            ref={field}
            type="text"
            role="combobox"
            aria-label={t("search")}
            aria-expanded="true"
            aria-controls={`${id}-list`}
            aria-activedescendant={found.length > 0 ? `${id}-${pointed}` : undefined}
            aria-autocomplete="list"
            autoComplete="off"
            spellCheck={false}
            placeholder={t("search")}
            value={typed}
            className="h-11 w-full bg-transparent text-writing text-ink shadow-none! outline-none! placeholder:text-dim pointer-coarse:text-[16px]"
            onChange={({ target }) => {
              setTyped(target.value);
              pointAt(0);
            }}
            onKeyDown={press}
          />
        </div>
        <div id={`${id}-list`} role="listbox" aria-label={t("title")} className="min-h-0 flex-1 overflow-y-auto p-2">
          {found.map(({ item, places }, index) => {
            const isFirst = typed.trim() === "" && item.group !== found[index - 1]?.item.group;
            return (
              <div key={item.id} role="presentation">
                {isFirst ? (
                  <p role="presentation" className="px-2 pt-2 pb-1 text-glance text-dim">
                    {t(`group.${item.group}`)}
                  </p>
                ) : null}
                {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard is in the field above, which points at it. */}
                {/* biome-ignore lint/a11y/useFocusableInteractive: as above. */}
                <div
                  id={`${id}-${index}`}
                  role="option"
                  aria-selected={index === pointed}
                  className="flex min-h-9 cursor-pointer items-center justify-between gap-4 rounded-md px-2 text-control text-ink aria-selected:bg-chosen pointer-coarse:min-h-11"
                  onPointerMove={() => setAt(index)}
                  onClick={() => run(item)}
                >
                  <Marked text={item.words[0] ?? ""} places={places} />
                  <span aria-hidden="true" className="flex shrink-0 gap-1 pointer-coarse:hidden">
                    <KeyCaps keys={item.shown} />
                  </span>
                </div>
              </div>
            );
          })}
        </div>
        <p role="status" className={found.length > 0 ? "sr-only" : "px-4 pb-4 text-control text-dim"}>
          {found.length > 0 ? null : t("none")}
        </p>
      </div>
    </Dialog>
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
