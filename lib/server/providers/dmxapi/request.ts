import type { Sent, Warning } from "@/lib/domain/edit";
import type { EditRequest } from "../image-editor";
import { sentPicture } from "../sent-picture";
import { unsupportedControls } from "../unsupported-controls";
import { DMXAPI_MODEL, dmxapiModel } from "./catalog";

/** Gateways of this family tell the type by the name's ending; the name is ours, never the person's. */
const fileNames = { "image/png": "image.png", "image/jpeg": "image.jpg", "image/webp": "image.webp" } as const;

/** The parts of `POST /v1/images/edits` (multipart), in the page's order. */
export function toDmxapiRequest({ recipe, source, userId }: EditRequest): {
  form: FormData;
  sent: Sent;
  warnings: Warning[];
} {
  const fields: Record<string, string> = {
    prompt: recipe.prompt,
    model: DMXAPI_MODEL,
    n: "1",
    ...(recipe.size !== null && { size: recipe.size }),
    response_format: "url",
    user: userId,
  };
  const form = new FormData();
  form.append(
    "image",
    new Blob([new Uint8Array(source.bytes)], { type: source.mediaType }),
    fileNames[source.mediaType],
  );
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return {
    form,
    sent: { ...fields, imageName: fileNames[source.mediaType], ...sentPicture(source) },
    warnings: unsupportedControls(recipe, dmxapiModel.controls),
  };
}
