import type { ProviderCheck } from "@/lib/domain/provider-check";
import { call, segment } from "./call";

export const checkProvider = (providerId: string, signal?: AbortSignal) =>
  call<ProviderCheck>(`providers/${segment(providerId)}/check`, { method: "POST", signal });
