import type { Edit } from "../../../lib/domain/edit";
import type { Stage } from "./stage";

/** Asks for an edit as a script would, and waits for its first output; its id. */
export async function runEdit(stage: Stage, recipe: Record<string, unknown>): Promise<string> {
  const { server, sourceId } = stage.studio;
  const answer = await fetch(`${server.url}/api/edits`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ sourceId, recipe }),
  });
  if (answer.status !== 202) throw new Error(`The edit was not taken: ${answer.status} ${await answer.text()}`);
  const { id } = (await answer.json()) as Edit;
  for (;;) {
    const edit = (await (await fetch(`${server.url}/api/edits/${id}`)).json()) as Edit;
    const output = edit.outputs[0];
    if (output?.status === "succeeded") return output.id;
    if (output?.finishedAt) throw new Error(`The output ended as ${output.status}: ${JSON.stringify(output)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
