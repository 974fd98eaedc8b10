import type { Edit } from "@/lib/domain/edit";
import type { EditsById } from "./versions";

/** The edit with its places in line, by output; the same edit where nothing moved, so that only what changed is drawn again. */
export function withPositions(edit: Edit, positions: Readonly<Record<string, number>>): Edit {
  const outputs = edit.outputs.map((output) => {
    const queuePosition = output.status === "queued" ? (positions[output.id] ?? null) : output.queuePosition;
    return queuePosition === output.queuePosition ? output : { ...output, queuePosition };
  });
  return outputs.every((output, index) => output === edit.outputs[index]) ? edit : { ...edit, outputs };
}

/** The same for all of them. */
export function allWithPositions(edits: EditsById, positions: Readonly<Record<string, number>>): EditsById {
  const moved = Object.entries(edits).map(([id, edit]) => [id, withPositions(edit, positions)] as const);
  return moved.every(([id, edit]) => edits[id] === edit) ? edits : Object.fromEntries(moved);
}
