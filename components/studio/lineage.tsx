import { clsx } from "clsx";
import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { type LineageNode, lineageNeighbour, lineageOf, pathTo } from "@/lib/client/lineage";
import { recipeRows } from "@/lib/client/recipe-differences";
import { findVersion } from "@/lib/client/versions";
import { StageSheet } from "./stage-sheet";
import { useStudio } from "./studio-provider";
import { useValueWords } from "./use-value-words";
import { useVersionHands } from "./use-version-hands";

const NODE = { width: 104, height: 78 };
/** What a picture's words stand in. */
const WORDS_HEIGHT = 20;
const ROW_HEIGHT = NODE.height + 34;
/** Between the pictures of a block, and from them to its edge. */
const BLOCK_GAP = 12;
const NARROW_PX = 640;
const wideSpace = { edge: 24, column: NODE.width + 56 };
const narrowSpace = { edge: 16, column: NODE.width + 28 };

type Space = typeof wideSpace;

const nodeId = (id: string | null) => `lineage-${id ?? "original"}`;
const leftOf = ({ column, across }: LineageNode, space: Space) =>
  space.edge + column * space.column + (across ?? 0) * (NODE.width + BLOCK_GAP);
const topOf = ({ row }: LineageNode, { edge }: Space) => edge + row * ROW_HEIGHT;

/** How many of a block stand beside each other in a sheet of this width, before it has to be moved sideways. */
const roomAt = (width: number, { edge, column: columnWidth }: Space) => {
  return (column: number) =>
    Math.max(2, Math.floor((width - edge * 2 - column * columnWidth + BLOCK_GAP) / (NODE.width + BLOCK_GAP)));
};

/** The width of the sheet, as it is now. */
function useWidth() {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const sheet = element.current;
    if (!sheet) return;
    setWidth(sheet.clientWidth);
    const observer = new ResizeObserver(() => setWidth(sheet.clientWidth));
    observer.observe(sheet);
    return () => observer.disconnect();
  }, []);
  return { element, width };
}

/** What the next one is compared with; its id is null for the original. */
type Marked = { id: string | null } | null;

/** The whole tree of a picture's versions: look at any, go on from any, compare any two, see the recipe that led from one to the other. */
export function Lineage() {
  const t = useTranslations("experiments.lineage");
  const edits = useStudio((state) => state.edits);
  const lookedAt = useStudio((state) => state.look.outputId);
  const [chosen, setChosen] = useState(lookedAt);
  const [marked, setMarked] = useState<Marked>(null);
  const { element, width: sheetWidth } = useWidth();
  const space = sheetWidth < NARROW_PX ? narrowSpace : wideSpace;
  const nodes = useMemo(() => lineageOf(edits, roomAt(sheetWidth, space)), [edits, sheetWidth, space]);
  const node = nodes.find(({ id }) => id === chosen) ?? nodes[0];
  const path = pathTo(nodes, node?.id ?? null);

  // Where the sheet opens, and when its width changes: what is looked at may lie far down.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen later is brought into view by its focus.
  useLayoutEffect(() => {
    if (sheetWidth > 0) document.getElementById(nodeId(node?.id ?? null))?.scrollIntoView({ block: "nearest" });
  }, [sheetWidth]);

  function move(event: KeyboardEvent) {
    const isOnNode = (event.target as HTMLElement).closest("[data-node]") !== null;
    if (!isOnNode || event.ctrlKey || event.metaKey || event.altKey || !node) return;
    if (!/^(Arrow|Home)/.test(event.key)) return;
    event.preventDefault();
    const next = lineageNeighbour(nodes, node.id, event.key);
    setChosen(next);
    document.getElementById(nodeId(next))?.focus();
  }

  const width = Math.max(...nodes.map((each) => leftOf(each, space))) + NODE.width + space.edge;
  const height = Math.max(...nodes.map((each) => topOf(each, space))) + NODE.height + WORDS_HEIGHT + space.edge;
  return (
    <StageSheet title={t("title")} note={<span className="max-md:hidden">{t("hint")}</span>} onKeyDown={move}>
      <div ref={element} className="min-h-0 flex-1 overflow-auto">
        <div className="relative" style={{ width, height }}>
          <Edges nodes={nodes} path={path} space={space} width={width} height={height} />
          <ul aria-label={t("title")}>
            {nodes.map((each) => (
              <Node
                key={each.id}
                node={each}
                space={space}
                isChosen={each.id === node?.id}
                isOnPath={path.has(each.id)}
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

/** What a line leads to: a single node, or the whole block of those that share a parent. */
type Target = { key: string; parentId: string | null; nodes: LineageNode[] };

function targetsOf(nodes: readonly LineageNode[]): Target[] {
  const targets = new Map<string, Target>();
  for (const node of nodes.filter(({ column }) => column > 0)) {
    const key = node.across === null ? `node ${node.id}` : `block ${node.parentId}`;
    const target = targets.get(key) ?? { key, parentId: node.parentId, nodes: [] };
    target.nodes.push(node);
    targets.set(key, target);
  }
  return [...targets.values()];
}

function Edges({
  nodes,
  path,
  space,
  width,
  height,
}: {
  nodes: readonly LineageNode[];
  path: ReadonlySet<string | null>;
  space: Space;
  width: number;
  height: number;
}) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const isOnPath = (target: Target) => target.nodes.some(({ id }) => path.has(id));
  // The path comes last, over what it shares its beginning with.
  const targets = targetsOf(nodes).sort((a, b) => Number(isOnPath(a)) - Number(isOnPath(b)));
  return (
    <svg aria-hidden="true" width={width} height={height} className="absolute inset-0 fill-none">
      {targets.map((target) => {
        const parent = byId.get(target.parentId);
        const [first] = target.nodes;
        const last = target.nodes.at(-1);
        if (!parent || !first || !last) return null;
        const isBlock = first.across !== null;
        const inset = isBlock ? BLOCK_GAP / 2 : 0;
        const [x1, y1] = [leftOf(parent, space) + NODE.width, topOf(parent, space) + NODE.height / 2];
        const [x2, y2] = [leftOf(first, space) - inset, topOf(first, space) + NODE.height / 2];
        const middle = (x1 + x2) / 2;
        return (
          <g
            key={target.key}
            className={isOnPath(target) ? "stroke-ink" : "stroke-ink/45"}
            strokeWidth={isOnPath(target) ? 2 : 1.5}
          >
            <path d={`M${x1} ${y1} C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`} />
            {isBlock ? (
              <path d={`M${x2} ${topOf(first, space)} V${topOf(last, space) + NODE.height + WORDS_HEIGHT}`} />
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}

function Node({
  node,
  space,
  isChosen,
  isOnPath,
  isMarked,
  onChoose,
}: {
  node: LineageNode;
  space: Space;
  isChosen: boolean;
  /** Led to what is chosen. */
  isOnPath: boolean;
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
    <li className="absolute" style={{ left: leftOf(node, space), top: topOf(node, space), width: NODE.width }}>
      <button
        id={nodeId(node.id)}
        type="button"
        data-node
        tabIndex={isChosen ? 0 : -1}
        aria-pressed={isChosen}
        title={words}
        className="group block w-full rounded-md text-left outline-offset-4"
        onClick={onChoose}
        onFocus={onChoose}
      >
        <span
          className={clsx(
            "relative block overflow-hidden rounded-md bg-panel ring-offset-2 ring-offset-stage",
            isChosen ? "ring-2 ring-ring" : isOnPath ? "ring-2 ring-ink" : "ring-1 ring-line",
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
