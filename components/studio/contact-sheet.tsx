import { clsx } from "clsx";
import { type KeyboardEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { contactSheetOf } from "@/lib/client/contact-sheet";
import type { Version } from "@/lib/client/versions";
import { StageSheet } from "./stage-sheet";
import { useStudio } from "./studio-provider";

/** Versions side by side, as large as they fit; one that is chosen goes onto the stage. */
export function ContactSheet() {
  const t = useTranslations("experiments.contactSheet");
  const edits = useStudio((state) => state.edits);
  const batch = useStudio((state) => state.batch);
  const lookedAt = useStudio((state) => state.look.outputId);
  const versionChosen = useStudio((state) => state.versionChosen);
  const sheetClosed = useStudio((state) => state.sheetClosed);
  // What it opened with stays, whatever is shown on the stage meanwhile.
  const [opened] = useState(lookedAt);
  const versions = contactSheetOf(edits, batch, opened);
  const start = versions.findIndex(({ output }) => output.id === opened);
  const [at, setAt] = useState(Math.max(0, start));
  const reachable = Math.min(at, versions.length - 1);

  function move(event: KeyboardEvent) {
    if (!event.key.startsWith("Arrow") || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const tiles = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-node]")];
    const firstTop = tiles[0]?.getBoundingClientRect().top;
    const columns = Math.max(1, tiles.filter((tile) => tile.getBoundingClientRect().top === firstTop).length);
    const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[event.key] ?? 0;
    const next = reachable + steps;
    if (!tiles[next]) return;
    setAt(next);
    tiles[next].focus();
  }

  return (
    <StageSheet title={t("title")} note={t("count", { count: versions.length })} onKeyDown={move}>
      <ul
        style={{ "--columns": Math.min(5, Math.ceil(Math.sqrt(versions.length))) }}
        className="grid min-h-0 flex-1 auto-rows-[minmax(9rem,1fr)] grid-cols-2 gap-3 overflow-y-auto p-3 md:grid-cols-[repeat(var(--columns),minmax(0,1fr))]"
      >
        {versions.map((version, index) => (
          <li key={version.output.id} className="min-h-0 min-w-0">
            <button
              type="button"
              data-node
              tabIndex={index === reachable ? 0 : -1}
              aria-current={version.output.id === lookedAt ? "true" : undefined}
              className="group flex size-full flex-col gap-1 rounded-md p-1 text-left outline-offset-0 hover:bg-black/10"
              onClick={() => {
                versionChosen(version.output.id);
                sheetClosed();
              }}
            >
              <Tile version={version} />
            </button>
          </li>
        ))}
      </ul>
    </StageSheet>
  );
}

function Tile({ version: { edit, output } }: { version: Version }) {
  const tStatus = useTranslations("studio.status");
  const t = useTranslations("experiments.contactSheet");
  const { strength } = edit.recipe;
  const facts = [
    strength === null ? null : t("strength", { strength }),
    output.seed === null ? null : t("seed", { seed: String(output.seed) }),
  ].filter((fact) => fact !== null);
  return (
    <>
      <span className="relative min-h-0 w-full flex-1">
        {output.image ? (
          <img
            src={output.image.urls.display}
            alt={edit.recipe.prompt}
            decoding="async"
            draggable={false}
            className={clsx("absolute inset-0 size-full object-contain", output.image.hasAlpha && "checkerboard")}
          />
        ) : (
          <span className="absolute inset-0 flex items-center justify-center rounded-md bg-panel text-control text-dim">
            {tStatus(output.status)}
          </span>
        )}
      </span>
      {/* What tells them apart stands under the words: beside them one of the two would be cut off. */}
      <span className="flex max-w-full flex-col self-center rounded-md bg-plate px-2.5 py-0.5 text-center text-label text-white group-aria-[current]:bg-accent group-aria-[current]:text-on-accent">
        <span className="truncate">{edit.recipe.prompt}</span>
        {facts.length > 0 ? <span className="truncate text-glance tabular-nums">{facts.join(" · ")}</span> : null}
      </span>
    </>
  );
}
