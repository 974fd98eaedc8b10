import type { PastPrompt } from "@/lib/domain/prompt-history";
import { call } from "./call";

/** What was run here, each prompt once and the last used first. */
export const listPrompts = ({ q, starred }: { q: string; starred: boolean }, signal?: AbortSignal) => {
  const search = new URLSearchParams({ limit: "100", starred: String(starred), ...(q && { q }) });
  return call<{ items: PastPrompt[] }>(`prompts?${search}`, { signal });
};

export const starPrompt = (prompt: string, starred: boolean) =>
  call<void>("prompts/star", { method: "PUT", body: { prompt, starred } });
