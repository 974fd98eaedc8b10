import { type EditsById, listVersions, type Version } from "./versions";

/** A picture in the tree of a picture's versions. Columns count the edits from the original, rows keep siblings apart. */
export type LineageNode = {
  /** Null: the original. */
  id: string | null;
  version: Version | null;
  parentId: string | null;
  column: number;
  row: number;
};

/**
 * The tree of all versions, the original first, then each with its own before the next, the oldest first. A version whose parent is gone
 * hangs from the original.
 */
export function lineageOf(edits: EditsById): LineageNode[] {
  const versions = listVersions(edits).reverse();
  const known = new Set(versions.map(({ output }) => output.id));
  const parentOf = ({ edit }: Version) =>
    edit.parentOutputId !== null && known.has(edit.parentOutputId) ? edit.parentOutputId : null;
  const children = new Map<string | null, Version[]>();
  for (const version of versions) {
    const parent = parentOf(version);
    children.set(parent, [...(children.get(parent) ?? []), version]);
  }
  const nodes: LineageNode[] = [{ id: null, version: null, parentId: null, column: 0, row: 0 }];
  let rows = 0;
  function hang(parentId: string | null, column: number) {
    for (const [index, version] of sorted(children.get(parentId) ?? []).entries()) {
      if (index > 0) rows += 1;
      nodes.push({ id: version.output.id, version, parentId, column, row: rows });
      hang(version.output.id, column + 1);
    }
  }
  hang(null, 1);
  return nodes;
}

const sorted = (versions: readonly Version[]) =>
  [...versions].sort(
    (a, b) =>
      a.edit.createdAt.localeCompare(b.edit.createdAt) ||
      a.edit.id.localeCompare(b.edit.id) ||
      a.output.index - b.output.index,
  );

/** Where an arrow leads from a node: left to what it was made from, right to the first made from it, up and down within its column. */
export function lineageNeighbour(nodes: readonly LineageNode[], id: string | null, key: string): string | null {
  const node = nodes.find((each) => each.id === id);
  if (!node) return null;
  const column = nodes.filter((each) => each.column === node.column).sort((a, b) => a.row - b.row);
  const at = column.indexOf(node);
  if (key === "ArrowLeft") return node.parentId;
  if (key === "ArrowRight") return (nodes.find((each) => each.column > 0 && each.parentId === id) ?? node).id;
  if (key === "ArrowUp") return (column[at - 1] ?? node).id;
  if (key === "ArrowDown") return (column[at + 1] ?? node).id;
  if (key === "Home") return null;
  return id;
}
