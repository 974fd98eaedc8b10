import { clsx } from "clsx";
import { Search } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { Dialog } from "./dialog";

type Found = {
  id: string;
  /** Over it, where a new part of the list begins. */
  heading?: string;
  content: ReactNode;
  /** A button beside it; only that of the row which is pointed at is in the order of Tab. */
  action?: (tabIndex: 0 | -1) => ReactNode;
};

/**
 * A field over what it finds. The keyboard stays in the field; the arrows point at a row, Enter takes it. The letters of a word that is
 * still being composed are not looked for, and its keys are the composer's.
 */
export function SearchDialog({
  title,
  closeLabel,
  label,
  typed,
  onType,
  found,
  onPick,
  none,
  beside,
  isClosedBy,
  onClose,
}: {
  title: string;
  closeLabel: string;
  /** The field's name, and what stands in it while it is empty. */
  label: string;
  typed: string;
  onType: (typed: string) => void;
  /** Null while nothing is known yet. */
  found: readonly Found[] | null;
  onPick: (index: number) => void;
  /** Said where nothing is found. */
  none: string;
  beside?: ReactNode;
  /** The key that opened it, pressed again. */
  isClosedBy?: (event: KeyboardEvent) => boolean;
  onClose: () => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const [at, setAt] = useState(0);
  const [composed, setComposed] = useState<string | null>(null);
  const rows = found ?? [];
  const pointed = Math.max(0, Math.min(at, rows.length - 1));
  // A list of options may hold no buttons; a grid may.
  const hasActions = rows.some(({ action }) => action);
  const roles = hasActions
    ? ({ list: "grid", row: "row", cell: "gridcell" } as const)
    : ({ list: "listbox", row: "presentation", cell: "option" } as const);

  function pointAt(next: number) {
    setAt(next);
    document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: "nearest" });
  }

  function type(words: string) {
    setComposed(null);
    onType(words);
    pointAt(0);
  }

  function press(event: KeyboardEvent) {
    // 229: the Enter that ends a composition comes after its end in Safari.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (isClosedBy?.(event)) onClose();
    else if (event.key === "ArrowDown") pointAt((pointed + 1) % Math.max(1, rows.length));
    else if (event.key === "ArrowUp") pointAt((pointed - 1 + rows.length) % Math.max(1, rows.length));
    else if (event.key === "Enter") rows.length > 0 && onPick(pointed);
    else return;
    event.preventDefault();
  }

  return (
    <Dialog open onOpenChange={onClose} title={title} closeLabel={closeLabel} initialFocus={field}>
      <div className="-m-4 flex h-[min(28rem,60dvh)] flex-col">
        <div className="flex shrink-0 items-center gap-2 border-b border-line px-4 has-[input:focus-visible]:border-ring">
          <Search aria-hidden="true" size={16} className="shrink-0 text-dim" />
          <input
            ref={field}
            type="text"
            role="combobox"
            aria-label={label}
            aria-expanded="true"
            aria-haspopup={roles.list}
            aria-controls={`${id}-list`}
            aria-activedescendant={rows.length > 0 ? `${id}-${pointed}` : undefined}
            aria-autocomplete="list"
            autoComplete="off"
            spellCheck={false}
            placeholder={label}
            value={composed ?? typed}
            className="h-11 w-full bg-transparent text-writing text-ink shadow-none! outline-none! placeholder:text-dim pointer-coarse:text-[16px]"
            onChange={({ target, nativeEvent }) =>
              (nativeEvent as InputEvent).isComposing ? setComposed(target.value) : type(target.value)
            }
            onCompositionEnd={({ currentTarget }) => type(currentTarget.value)}
            onKeyDown={press}
          />
          {beside}
        </div>
        {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: its role is a list's or a grid's. */}
        <div id={`${id}-list`} role={roles.list} aria-label={title} className="min-h-0 flex-1 overflow-y-auto p-2">
          {rows.map(({ id: rowId, heading, content, action }, index) => (
            <div key={rowId} role="presentation">
              {heading ? (
                <p role="presentation" className="px-2 pt-2 pb-1 text-glance text-dim">
                  {heading}
                </p>
              ) : null}
              <div
                role={roles.row}
                className={clsx("flex items-start gap-1 rounded-md", index === pointed && "bg-chosen")}
                onPointerMove={() => setAt(index)}
              >
                {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard is in the field above, which points at it. */}
                {/* biome-ignore lint/a11y/noStaticElementInteractions: its role is an option's or a cell's. */}
                {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: as above. */}
                <div
                  id={`${id}-${index}`}
                  role={roles.cell}
                  aria-selected={index === pointed}
                  className="flex min-h-9 min-w-0 flex-1 cursor-pointer items-center justify-between gap-4 px-2 text-control text-ink pointer-coarse:min-h-11"
                  onClick={() => onPick(index)}
                >
                  {content}
                </div>
                {action ? <ActionCell>{action(index === pointed ? 0 : -1)}</ActionCell> : null}
              </div>
            </div>
          ))}
        </div>
        <p role="status" className={found?.length === 0 ? "px-4 pb-6 text-center text-control text-dim" : "sr-only"}>
          {found?.length === 0 ? none : null}
        </p>
      </div>
    </Dialog>
  );
}

function ActionCell({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table's cell would need a table.
    // biome-ignore lint/a11y/useFocusableInteractive: the button in it is.
    <div role="gridcell">{children}</div>
  );
}
