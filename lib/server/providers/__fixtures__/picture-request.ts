import { samplePicture } from "@/e2e/emulators/core/sample-picture";
import type { EditRequest } from "../image-editor";
import { editRequest } from "./edit-request";

type Picture = { width?: number; height?: number; format?: "png" | "jpeg" };

/** A request with a true picture, for a service that looks at what it is sent. */
export async function pictureRequest(
  recipe: Partial<EditRequest["recipe"]> = {},
  { width = 64, height = 48, format = "png" }: Picture = {},
): Promise<EditRequest> {
  const bytes = await samplePicture({ width, height, format });
  return editRequest(recipe, { bytes, width, height, mediaType: `image/${format}` });
}
