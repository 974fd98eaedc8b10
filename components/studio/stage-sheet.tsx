import { X } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/components/ui/icon-button";
import { useStudio } from "./studio-provider";

/** Lies over the stage until something is chosen from it. Escape leads back; keys that it does not take go no further. */
export function StageSheet({
  title,
  note,
  onKeyDown,
  children,
}: {
  title: string;
  note?: ReactNode;
  onKeyDown: (event: KeyboardEvent) => void;
  children: ReactNode;
}) {
  const tCommon = useTranslations("common");
  const sheetClosed = useStudio((state) => state.sheetClosed);
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    root.current?.querySelector<HTMLElement>("[data-node][tabindex='0']")?.focus();
  }, []);
  return (
    <section
      ref={root}
      aria-label={title}
      className="absolute inset-0 z-20 flex flex-col bg-stage text-ink"
      onKeyDown={(event) => {
        if (event.key === "Escape") sheetClosed();
        else onKeyDown(event);
        // What is under the sheet must not be deleted, or changed, by a key that was meant for it.
        if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
      }}
    >
      <header className="flex shrink-0 items-center gap-3 border-b border-line bg-panel px-3 py-1">
        <h2 className="text-control font-semibold">{title}</h2>
        <div className="min-w-0 flex-1 text-label text-dim">{note}</div>
        <IconButton
          label={tCommon("close")}
          hintAlign="end"
          icon={<X aria-hidden="true" size={16} />}
          onClick={sheetClosed}
        />
      </header>
      {children}
    </section>
  );
}
