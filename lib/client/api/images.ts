import type { Image } from "@/lib/domain/image";
import { call } from "./call";

/** A picture by its address; the server fetches it. */
export const importImage = (url: string, signal?: AbortSignal) =>
  call<Image>("images", { method: "POST", body: { url }, signal });
