import type { Share, ShareList, ShareTerms } from "@/lib/domain/share";
import { call, segment } from "./call";

/** What can be set of a share; a password that is null is none. */
export type ShareSettings = ShareTerms & { password: string | null; outputIds: string[] };

export const createShare = ({ outputIds: [first = "", ...more], ...terms }: ShareSettings) =>
  call<Share>(`outputs/${segment(first)}/shares`, { method: "POST", body: { ...terms, outputIds: more } });

export const listShares = (cursor: string) => call<ShareList>(`shares?cursor=${segment(cursor)}`);

export const changeShare = (shareId: string, change: Partial<ShareSettings>) =>
  call<Share>(`shares/${segment(shareId)}`, { method: "PATCH", body: change });

export const revokeShare = (shareId: string) => call<void>(`shares/${segment(shareId)}`, { method: "DELETE" });
