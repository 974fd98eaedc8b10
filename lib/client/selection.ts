/** What is chosen in a grid, and from where a range goes on. */
export type Selection = { chosen: ReadonlySet<string>; anchor: string | null };

export const nothingChosen: Selection = { chosen: new Set(), anchor: null };

export function toggled({ chosen }: Selection, id: string): Selection {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return { chosen: next, anchor: id };
}

/** All from the anchor to `id`, in the order of `ids`; added to what is chosen. */
export function reached(selection: Selection, ids: readonly string[], id: string): Selection {
  const { chosen, anchor } = selection;
  const from = anchor === null ? -1 : ids.indexOf(anchor);
  const to = ids.indexOf(id);
  if (to === -1) return selection;
  if (from === -1) return { chosen: new Set([...chosen, id]), anchor: id };
  const range = ids.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { chosen: new Set([...chosen, ...range]), anchor };
}

export function all(ids: readonly string[]): Selection {
  return { chosen: new Set(ids), anchor: ids[0] ?? null };
}

/** Without those that are there no longer. The same one when nothing is gone. */
export function stillThere(selection: Selection, ids: ReadonlySet<string>): Selection {
  const chosen = [...selection.chosen].filter((id) => ids.has(id));
  return chosen.length === selection.chosen.size ? selection : { ...selection, chosen: new Set(chosen) };
}
