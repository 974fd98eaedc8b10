import type { NewApiToken } from "@/lib/domain/api-token";
import type { Collection } from "@/lib/domain/collection";
import type { DownloadOptions } from "@/lib/domain/download";
import type { Edit, Output } from "@/lib/domain/edit";
import type { EditList, EditOrder, EditQuery } from "@/lib/domain/edit-list";
import type { Image } from "@/lib/domain/image";
import type { PastPrompt, Preset } from "@/lib/domain/prompt-history";
import type { ProviderCheck } from "@/lib/domain/provider-check";
import type { Recipe } from "@/lib/domain/recipe";
import type { Share, ShareList, ShareTerms } from "@/lib/domain/share";
import { ApiError, parseProblem } from "./api-error";

type Call = {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  keepalive?: boolean;
};

// Browsers let a call outlive its page up to 64 KiB and refuse it beyond; a character takes three bytes at most.
const KEPT_ALIVE_MAX_CHARACTERS = 20_000;

/** Every call of the API goes through here. Rejects with `ApiError`, or with the signal's reason when it was given up. */
async function call<Answer>(
  path: string,
  { method = "GET", body, headers, signal, keepalive }: Call = {},
): Promise<Answer> {
  const json = body === undefined ? undefined : JSON.stringify(body);
  let response: Response;
  let text: string;
  try {
    response = await fetch(`/api/${path}`, {
      method,
      headers: { ...headers, ...(json === undefined ? {} : { "Content-Type": "application/json" }) },
      body: json,
      cache: "no-store",
      signal,
      keepalive: keepalive && (json?.length ?? 0) <= KEPT_ALIVE_MAX_CHARACTERS,
    });
    text = await response.text();
  } catch (error) {
    signal?.throwIfAborted();
    throw new ApiError("offline", 0, { cause: error });
  }
  if (!response.ok) throw parseProblem(response.status, text);
  if (text === "") return undefined as Answer;
  try {
    return JSON.parse(text) as Answer;
  } catch (error) {
    throw new ApiError("unreadable_answer", response.status, { cause: error });
  }
}

const segment = encodeURIComponent;

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

/** Where a finished output is saved from. */
export const downloadAddress = (outputId: string, options: Partial<DownloadOptions>) => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(options)) if (value !== null) search.set(name, String(value));
  return `/api/outputs/${segment(outputId)}/download?${search}`;
};

/** A picture by its address; the server fetches it. */
export const importImage = (url: string, signal?: AbortSignal) =>
  call<Image>("images", { method: "POST", body: { url }, signal });

export const checkProvider = (providerId: string, signal?: AbortSignal) =>
  call<ProviderCheck>(`providers/${segment(providerId)}/check`, { method: "POST", signal });

export const listCollections = async (signal?: AbortSignal) =>
  (await call<{ items: Collection[] }>("collections", { signal })).items;

export const createCollection = (name: string, outputIds: readonly string[]) =>
  call<Collection>("collections", { method: "POST", body: { name, outputIds } });

const collectionPath = (id: string, rest = "") => `collections/${segment(id)}${rest}`;

export const renameCollection = (id: string, name: string) =>
  call<Collection>(collectionPath(id), { method: "PATCH", body: { name } });

export const deleteCollection = (id: string) => call<void>(collectionPath(id), { method: "DELETE" });

export const addToCollection = (id: string, outputIds: readonly string[]) =>
  call<Collection>(collectionPath(id, "/items"), { method: "POST", body: { outputIds } });

export const removeFromCollection = (id: string, outputIds: readonly string[]) =>
  call<Collection>(collectionPath(id, "/items/remove"), { method: "POST", body: { outputIds } });

/** Before another one of the collection; to its end with null. */
export const moveInCollection = (id: string, outputIds: readonly string[], before: string | null) =>
  call<Collection>(collectionPath(id, "/items/move"), { method: "POST", body: { outputIds, before } });

/** What can be set of a share; a password that is null is none. */
export type ShareSettings = ShareTerms & { password: string | null; outputIds: string[] };

export const createShare = ({ outputIds: [first = "", ...more], ...terms }: ShareSettings) =>
  call<Share>(`outputs/${segment(first)}/shares`, { method: "POST", body: { ...terms, outputIds: more } });

export const listShares = (cursor: string) => call<ShareList>(`shares?cursor=${segment(cursor)}`);

export const changeShare = (shareId: string, change: Partial<ShareSettings>) =>
  call<Share>(`shares/${segment(shareId)}`, { method: "PATCH", body: change });

export const revokeShare = (shareId: string) => call<void>(`shares/${segment(shareId)}`, { method: "DELETE" });

/** What was run here, each prompt once and the last used first. */
export const listPrompts = ({ q, starred }: { q: string; starred: boolean }, signal?: AbortSignal) => {
  const search = new URLSearchParams({ limit: "100", starred: String(starred), ...(q && { q }) });
  return call<{ items: PastPrompt[] }>(`prompts?${search}`, { signal });
};

export const starPrompt = (prompt: string, starred: boolean) =>
  call<void>("prompts/star", { method: "PUT", body: { prompt, starred } });

export const listPresets = (signal?: AbortSignal) => call<{ items: Preset[] }>("presets", { signal });

/** Whatever had this name gives way. */
export const savePreset = (preset: Pick<Preset, "name" | "prompt" | "recipe">) =>
  call<Preset>("presets", { method: "POST", body: preset });

export const renamePreset = (presetId: string, name: string) =>
  call<Preset>(`presets/${segment(presetId)}`, { method: "PATCH", body: { name } });

export const deletePreset = (presetId: string) => call<void>(`presets/${segment(presetId)}`, { method: "DELETE" });

/** Opens a session in this browser again. */
export const signIn = (password: string) => call<void>("session", { method: "POST", body: { password } });

export const signOut = ({ everywhere }: { everywhere: boolean }) =>
  call<void>(`session${everywhere ? "?everywhere=true" : ""}`, { method: "DELETE" });

export const createToken = (name: string) => call<NewApiToken>("tokens", { method: "POST", body: { name } });

export const revokeToken = (tokenId: string) => call<void>(`tokens/${segment(tokenId)}`, { method: "DELETE" });
