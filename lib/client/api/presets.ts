import type { Preset } from "@/lib/domain/prompt-history";
import { call, segment } from "./call";

export const listPresets = (signal?: AbortSignal) => call<{ items: Preset[] }>("presets", { signal });

/** Whatever had this name gives way. */
export const savePreset = (preset: Pick<Preset, "name" | "prompt" | "recipe">) =>
  call<Preset>("presets", { method: "POST", body: preset });

export const renamePreset = (presetId: string, name: string) =>
  call<Preset>(`presets/${segment(presetId)}`, { method: "PATCH", body: { name } });

export const deletePreset = (presetId: string) => call<void>(`presets/${segment(presetId)}`, { method: "DELETE" });
