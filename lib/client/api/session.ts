import type { NewApiToken } from "@/lib/domain/api-token";
import { call, segment } from "./call";

/** Opens a session in this browser again. */
export const signIn = (password: string) => call<void>("session", { method: "POST", body: { password } });

export const signOut = ({ everywhere }: { everywhere: boolean }) =>
  call<void>(`session${everywhere ? "?everywhere=true" : ""}`, { method: "DELETE" });

export const createToken = (name: string) => call<NewApiToken>("tokens", { method: "POST", body: { name } });

export const revokeToken = (tokenId: string) => call<void>(`tokens/${segment(tokenId)}`, { method: "DELETE" });
