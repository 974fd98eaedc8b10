import type { Edit, Output } from "@/lib/domain/edit";
import type { EditList, EditOrder, EditQuery } from "@/lib/domain/edit-list";
import type { Recipe } from "@/lib/domain/recipe";
import { call, segment } from "./call";

/** The query as it stands in an address; what is left out or empty is not in it. */
export function toSearch(query: EditQuery): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== "" && value !== false) search.set(name, String(value));
  }
  const text = search.toString();
  return text && `?${text}`;
}

export const listEdits = (query: EditQuery = {}, signal?: AbortSignal) =>
  call<EditList>(`edits${toSearch(query)}`, { signal });

/** All that the query finds, in order, for a grid to lay out. */
export const listEditOrder = (query: EditQuery, signal?: AbortSignal) => {
  const search = toSearch(query);
  return call<EditOrder>(`edits/ids${search}${search ? "&" : "?"}shapes=true`, { signal });
};

export const getEdit = (editId: string, signal?: AbortSignal) => call<Edit>(`edits/${segment(editId)}`, { signal });

/** `idempotencyKey` names one press of Run: sent again with it, nothing runs twice. */
export const startEdit = ({
  idempotencyKey,
  ...body
}: {
  sourceId: string;
  recipe: Recipe;
  parentOutputId: string | null;
  idempotencyKey: string;
}) => call<Edit>("edits", { method: "POST", body, headers: { "Idempotency-Key": idempotencyKey }, keepalive: true });

export const cancelEdit = (editId: string) => call<Edit>(`edits/${segment(editId)}/cancel`, { method: "POST" });

/** Of all these edits in one request; news tell what became of each. */
export const cancelEdits = (editIds: readonly string[]) =>
  call<{ canceled: number }>("edits/cancel", { method: "POST", body: { editIds } });

/** Only this output of the edit; an unconfirmed one runs again only with `acceptDoubleCharge`. */
export const retryEdit = (
  editId: string,
  outputId: string,
  { idempotencyKey, acceptDoubleCharge = false }: { idempotencyKey: string; acceptDoubleCharge?: boolean },
) =>
  call<Edit>(`edits/${segment(editId)}/retry`, {
    method: "POST",
    headers: { "Idempotency-Key": idempotencyKey },
    body: { outputIds: [outputId], ...(acceptDoubleCharge && { acceptDoubleCharge }) },
  });

/** Moves to the trash; with `forever`, away for good. */
export const deleteEdit = (editId: string, { forever = false } = {}) =>
  call<void>(`edits/${segment(editId)}${forever ? "?forever=true" : ""}`, { method: "DELETE" });

/** All that lies in the trash, away for good. */
export const emptyTrash = () => call<{ removed: number }>("edits/empty-trash", { method: "POST" });

export const restoreEdit = (editId: string) => call<Edit>(`edits/${segment(editId)}/restore`, { method: "POST" });

/** Of its edit this one alone. */
export const cancelOutput = (outputId: string) =>
  call<Output>(`outputs/${segment(outputId)}/cancel`, { method: "POST" });

export const forgetOutput = (outputId: string) =>
  call<Output>(`outputs/${segment(outputId)}/forget`, { method: "POST" });

export const setFavourite = (outputId: string, favourite: boolean) =>
  call<Output>(`outputs/${segment(outputId)}`, { method: "PATCH", body: { favourite } });
