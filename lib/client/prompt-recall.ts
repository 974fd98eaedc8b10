import { listPrompts } from "./api/prompts";

let prompts: readonly string[] = [];

/** The prompt before the one that stands there (1), or after it (-1); empty after the newest, null where there is none further back. */
export async function recallPrompt(current: string, steps: 1 | -1): Promise<string | null> {
  if (current === "") prompts = (await listPrompts({ q: "", starred: false })).items.map(({ prompt }) => prompt);
  const at = prompts.indexOf(current) + steps;
  return at < 0 ? "" : (prompts[at] ?? null);
}
