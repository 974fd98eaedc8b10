import { type Edit, editStatusOf } from "@/lib/domain/edit";
import type { EditWithSource } from "@/lib/server/db/edits";
import type { OutputWithImage } from "@/lib/server/db/outputs";
import { toImage } from "@/lib/server/images/to-image";
import { toOutput } from "./to-output";

/** The edit as everyone outside sees it, from its rows and what is known of its model. */
export function toEdit(
  { edit, source }: EditWithSource,
  outputs: OutputWithImage[],
  { positions, estimate }: { positions: ReadonlyMap<string, number>; estimate: Edit["estimate"] },
): Edit {
  return {
    id: edit.id,
    status: editStatusOf(outputs.map(({ output }) => output)),
    source: toImage(source),
    parentOutputId: edit.parentOutputId,
    recipe: edit.recipe,
    outputs: outputs.map((each) => toOutput(each, positions.get(each.output.id) ?? null)),
    estimate,
    createdAt: edit.createdAt.toISOString(),
    ...(edit.trashedAt && { trashedAt: edit.trashedAt.toISOString() }),
  };
}
