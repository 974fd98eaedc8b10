import type { Image } from "@/lib/domain/image";
import type { Recipe } from "@/lib/domain/recipe";
import { call, segment } from "./call";

/** A picture by its address; the server fetches it. */
export const importImage = (url: string, signal?: AbortSignal) =>
  call<Image>("images", { method: "POST", body: { url }, signal });

/** Has a source made ready for a model, so that a press of Run begins at once. */
export const prepareImage = (imageId: string, model: Pick<Recipe, "provider" | "model" | "sendSize">) =>
  call<void>(`images/${segment(imageId)}/prepare`, { method: "POST", body: model });
