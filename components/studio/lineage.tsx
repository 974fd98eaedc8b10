import { clsx } from "clsx";
import { type KeyboardEvent, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { type LineageNode, lineageNeighbour, lineageOf } from "@/lib/client/lineage";
import { recipeRows } from "@/lib/client/recipe-differences";
import { findVersion } from "@/lib/client/versions";
import { StageSheet } from "./stage-sheet";
import { useStudio } from "./studio-provider";
import { useValueWords } from "./use-value-words";
import { useVersionHands } from "./use-version-hands";

const NODE = { width: 104, height: 78 };
const GAP = { x: 56, y: 34 };
const EDGE = 24;

const nodeId = (id: string | null) => `lineage-${id ?? "original"}`;
const leftOf = ({ column }: LineageNode) => EDGE + column * (NODE.width + GAP.x);
const topOf = ({ row }: LineageNode) => EDGE + row * (NODE.height + GAP.y);

/** What the next one is compared with; its id is null for the original. */
type Marked = { id: string | null } | null;

/** The whole tree of a picture's versions: look at any, go on from any, compare any two, see the recipe that led from one to the other. */
export function Lineage() {
  const t = useTranslations("experiments.lineage");
  const edits = useStudio((state) => state.edits);
  const lookedAt = useStudio((state) => state.look.outputId);
  const [chosen, setChosen] = useState(lookedAt);
  const [marked, setMarked] = useState<Marked>(null);
  const nodes = useMemo(() => lineageOf(edits), [edits]);
  const node = nodes.find(({ id }) => id === chosen) ?? nodes[0];

  function move(event: KeyboardEvent) {
    const isOnNode = (event.target as HTMLElement).closest("[data-node]") !== null;
    if (!isOnNode || event.ctrlKey || event.metaKey || event.altKey || !node) return;
    if (!/^(Arrow|Home)/.test(event.key)) return;
    event.preventDefault();
    const next = lineageNeighbour(nodes, node.id, event.key);
    setChosen(next);
    document.getElementById(nodeId(next))?.focus();
  }

  const width = Math.max(...nodes.map(leftOf)) + NODE.width + EDGE;
  const height = Math.max(...nodes.map(topOf)) + NODE.height + EDGE + 16;
  return (
    <StageSheet title={t("title")} note={<span className="max-md:hidden">{t("hint")}</span>} onKeyDown={move}>
      <div className="min-h-0 flex-1 overflow-auto">
        <div className="relative" style={{ width, height }}>
          <Edges nodes={nodes} width={width} height={height} />
          <ul aria-label={t("title")}>
            {nodes.map((each) => (
              <Node
                key={each.id}
                node={each}
                isChosen={each.id === node?.id}
                isMarked={marked !== null && each.id === marked.id}
                onChoose={() => setChosen(each.id)}
              />
            ))}
          </ul>
        </div>
      </div>
      {node ? <NodePanel node={node} marked={marked} onMark={setMarked} /> : null}
    </StageSheet>
  );
}

function Edges({ nodes, width, height }: { nodes: readonly LineageNode[]; width: number; height: number }) {
  return (
    <svg aria-hidden="true" width={width} height={height} className="absolute inset-0 text-ink opacity-50">
      {nodes
        .filter(({ column }) => column > 0)
        .map((node) => {
          const parent = nodes.find(({ id }) => id === node.parentId);
          if (!parent) return null;
          const [x1, y1] = [leftOf(parent) + NODE.width, topOf(parent) + NODE.height / 2];
          const [x2, y2] = [leftOf(node), topOf(node) + NODE.height / 2];
          const middle = x2 - GAP.x / 2;
          return (
            <path
              key={node.id}
              d={`M${x1} ${y1} C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`}
              fill="none"
              stroke="currentColor"
              strokeWidth="1.5"
            />
          );
        })}
    </svg>
  );
}

function Node({
  node,
  isChosen,
  isMarked,
  onChoose,
}: {
  node: LineageNode;
  isChosen: boolean;
  isMarked: boolean;
  onChoose: () => void;
}) {
  const t = useTranslations("experiments.lineage");
  const tStudio = useTranslations("studio");
  const original = useStudio((state) => state.original);
  const isSource = useStudio((state) => state.sourceOutputId === node.id);
  const words = node.version?.edit.recipe.prompt ?? original?.name ?? tStudio("original");
  const image = node.version ? node.version.output.image : original;
  return (
    <li className="absolute" style={{ left: leftOf(node), top: topOf(node), width: NODE.width }}>
      <button
        id={nodeId(node.id)}
        type="button"
        data-node
        tabIndex={isChosen ? 0 : -1}
        aria-pressed={isChosen}
        title={words}
        className="group block w-full text-left"
        onClick={onChoose}
        onFocus={onChoose}
      >
        <span
          className={clsx(
            "relative block overflow-hidden rounded-md bg-panel ring-offset-2 ring-offset-stage",
            isChosen ? "ring-2 ring-ring" : "ring-1 ring-line",
          )}
          style={{ height: NODE.height }}
        >
          {image ? (
            <img src={image.urls.thumb} alt="" draggable={false} className="size-full object-cover" />
          ) : (
            <span className="flex size-full items-center justify-center px-1 text-center text-glance text-dim">
              {node.version ? tStudio(`status.${node.version.output.status}`) : null}
            </span>
          )}
          {isMarked || isSource ? (
            <span
              className={clsx(
                "absolute bottom-1 left-1 rounded-full px-2 text-glance",
                isMarked ? "bg-accent text-on-accent" : "bg-plate text-white",
              )}
            >
              {isMarked ? t("marked") : tStudio("source")}
            </span>
          ) : null}
        </span>
        <span className="mt-1 block truncate text-glance text-ink">{words}</span>
      </button>
    </li>
  );
}

function NodePanel({ node, marked, onMark }: { node: LineageNode; marked: Marked; onMark: (marked: Marked) => void }) {
  const t = useTranslations("experiments.lineage");
  const tStudio = useTranslations("studio");
  const words = useValueWords();
  const hands = useVersionHands();
  const edits = useStudio((state) => state.edits);
  const versionChosen = useStudio((state) => state.versionChosen);
  const sourceChosen = useStudio((state) => state.sourceChosen);
  const compareWithChosen = useStudio((state) => state.compareWithChosen);
  const sheetClosed = useStudio((state) => state.sheetClosed);
  const { version } = node;
  const finished = version?.output.image ? version : null;
  const isMarked = marked !== null && marked.id === node.id;
  const canCompare = marked !== null && !isMarked && (finished !== null || version === null);
  // The original is always the before: nothing made it.
  const [beforeId, afterId] = version ? [marked?.id ?? null, node.id] : [null, marked?.id ?? null];
  const before = canCompare && version ? findVersion(edits, beforeId) : findVersion(edits, node.parentId);
  const rows = version ? recipeRows(before, version).filter(({ isSame }) => !isSame) : [];
  const leave = (act: () => void) => () => {
    act();
    sheetClosed();
  };
  return (
    <footer className="flex max-h-[45%] shrink-0 flex-col gap-2 overflow-y-auto border-t border-line bg-panel p-3">
      <dl className="flex flex-wrap gap-x-5 gap-y-1 text-label">
        {rows.map(({ field, before: from, after }) => (
          <div key={field} className="flex max-w-full gap-1.5">
            <dt className="shrink-0 text-dim">
              {field === "sendSize" ? tStudio("details.sendSize") : tStudio(`field.${field}`)}
            </dt>
            <dd className="min-w-0 [overflow-wrap:anywhere]">
              {before ? <span className="text-dim">{words(field, from)} → </span> : null}
              {words(field, after)}
            </dd>
          </div>
        ))}
        {version ? null : <div className="text-dim">{tStudio("original")}</div>}
      </dl>
      <div className="flex flex-wrap gap-2">
        <Button kind="primary" onClick={leave(() => versionChosen(node.id))}>
          {t("look")}
        </Button>
        <Button disabled={version !== null && !finished} onClick={leave(() => sourceChosen(node.id))}>
          {t("fork")}
        </Button>
        {version ? <Button onClick={leave(() => hands.reuse(version))}>{tStudio("keys.reuse")}</Button> : null}
        {canCompare ? (
          <Button
            onClick={leave(() => {
              versionChosen(afterId);
              compareWithChosen(beforeId === null ? "original" : { outputId: beforeId });
            })}
          >
            {t("compare")}
          </Button>
        ) : null}
        {finished || version === null ? (
          <Button aria-pressed={isMarked} onClick={() => onMark(isMarked ? null : { id: node.id })}>
            {isMarked ? t("unmark") : t("mark")}
          </Button>
        ) : null}
      </div>
    </footer>
  );
}
