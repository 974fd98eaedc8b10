import { type EditsById, listVersions, type Version } from "./versions";

/** A picture in the tree of a picture's versions. Columns count the edits from the original, rows keep siblings apart. */
export type LineageNode = {
  /** Null: the original. */
  id: string | null;
  version: Version | null;
  parentId: string | null;
  column: number;
  row: number;
  /** Its place in a row of a block, from 0; null where it stands alone in its row. */
  across: number | null;
};

/** More siblings without versions of their own than these stand in a block beside each other. */
const IN_ONE_COLUMN_MAX = 3;

/**
 * The tree of all versions, the original first, then each with its own before the next, the oldest first. A version whose parent is gone
 * hangs from the original. Of many siblings those that nothing was made from come last, in a block as wide as there is room.
 */
export function lineageOf(edits: EditsById, roomAt: (column: number) => number): LineageNode[] {
  const versions = listVersions(edits).reverse();
  const known = new Set(versions.map(({ output }) => output.id));
  const parentOf = ({ edit }: Version) =>
    edit.parentOutputId !== null && known.has(edit.parentOutputId) ? edit.parentOutputId : null;
  const children = new Map<string | null, Version[]>();
  for (const version of versions) {
    const parent = parentOf(version);
    children.set(parent, [...(children.get(parent) ?? []), version]);
  }
  const nodes: LineageNode[] = [{ id: null, version: null, parentId: null, column: 0, row: 0, across: null }];
  let row = 0;
  function hang(parentId: string | null, column: number) {
    const siblings = sorted(children.get(parentId) ?? []);
    const hasOwn = ({ output }: Version) => children.has(output.id);
    const leaves = siblings.filter((version) => !hasOwn(version));
    const isBlock = leaves.length > IN_ONE_COLUMN_MAX;
    const single = isBlock ? siblings.filter(hasOwn) : siblings;
    for (const [index, version] of single.entries()) {
      if (index > 0) row += 1;
      nodes.push({ id: version.output.id, version, parentId, column, row, across: null });
      hang(version.output.id, column + 1);
    }
    if (!isBlock) return;
    if (single.length > 0) row += 1;
    const room = Math.max(1, roomAt(column));
    for (const [index, version] of leaves.entries()) {
      const across = index % room;
      if (index > 0 && across === 0) row += 1;
      nodes.push({ id: version.output.id, version, parentId, column, row, across });
    }
  }
  hang(null, 1);
  return nodes;
}

/** From the original to a node, both included. */
export function pathTo(nodes: readonly LineageNode[], id: string | null): ReadonlySet<string | null> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const path = new Set<string | null>();
  for (let at: string | null = id; !path.has(at); at = byId.get(at)?.parentId ?? null) path.add(at);
  return path;
}

const sorted = (versions: readonly Version[]) =>
  [...versions].sort(
    (a, b) =>
      a.edit.createdAt.localeCompare(b.edit.createdAt) ||
      a.edit.id.localeCompare(b.edit.id) ||
      a.output.index - b.output.index,
  );

/**
 * Where an arrow leads from a node: right to the first made from it, left to what it was made from, up and down to the nearest of its
 * column. Within a block right and left lead along its rows first.
 */
export function lineageNeighbour(nodes: readonly LineageNode[], id: string | null, key: string): string | null {
  const node = nodes.find((each) => each.id === id);
  if (!node) return null;
  if (key === "ArrowLeft") return beside(nodes, node, -1)?.id ?? node.parentId;
  if (key === "ArrowRight") {
    return (beside(nodes, node, 1) ?? nodes.find((each) => each.column > 0 && each.parentId === id) ?? node).id;
  }
  if (key === "ArrowUp") return nearest(node, nodes.filter(({ row }) => row < node.row).reverse()).id;
  if (key === "ArrowDown")
    return nearest(
      node,
      nodes.filter(({ row }) => row > node.row),
    ).id;
  if (key === "Home") return null;
  return id;
}

function beside(nodes: readonly LineageNode[], node: LineageNode, step: 1 | -1): LineageNode | undefined {
  const { across, column, row } = node;
  if (across === null) return undefined;
  return nodes.find((each) => each.across === across + step && each.column === column && each.row === row);
}

/** Of the first row that has any of the node's column, the one that stands nearest; the node itself where there is none. */
function nearest(node: LineageNode, candidates: readonly LineageNode[]): LineageNode {
  const ofColumn = candidates.filter(({ column }) => column === node.column);
  const distance = ({ across }: LineageNode) => Math.abs((across ?? 0) - (node.across ?? 0));
  return ofColumn
    .filter(({ row }) => row === ofColumn[0]?.row)
    .reduce((best, each) => (distance(each) < distance(best) ? each : best), ofColumn[0] ?? node);
}
