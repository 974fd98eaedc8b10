import type { Edit } from "@/lib/domain/edit";

/** The edit with its places in line, by output; the same edit where nothing moved, so that only what changed is drawn again. */
export function withPositions(edit: Edit, positions: Readonly<Record<string, number>>): Edit {
  const outputs = edit.outputs.map((output) => {
    const queuePosition = output.status === "queued" ? (positions[output.id] ?? null) : output.queuePosition;
    return queuePosition === output.queuePosition ? output : { ...output, queuePosition };
  });
  return outputs.every((output, index) => output === edit.outputs[index]) ? edit : { ...edit, outputs };
}
