import { ApiError, parseProblem } from "./api-error";

const ADDRESS = "/api/outputs/archive";

/** Whether it can be had; only the head of the answer is waited for. */
async function ask(fields: URLSearchParams): Promise<void> {
  const asking = new AbortController();
  const answer = await fetch(ADDRESS, { method: "POST", body: fields, signal: asking.signal }).catch((error) => {
    throw new ApiError("offline", 0, { cause: error });
  });
  if (!answer.ok) throw parseProblem(answer.status, await answer.text());
  asking.abort();
}

/**
 * Hands the browser a file to save, which it writes while it is made: a form, because an address would be too short for thousands of ids.
 * Rejects with `ApiError` before that, as a refused form would take the person to a page of nothing else.
 */
export async function saveArchive(outputIds: readonly string[]): Promise<void> {
  const value = outputIds.join(",");
  await ask(new URLSearchParams({ outputIds: value }));
  const form = document.createElement("form");
  form.method = "post";
  form.action = ADDRESS;
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name: "outputIds", value });
  form.append(field);
  document.body.append(form);
  form.submit();
  form.remove();
}
