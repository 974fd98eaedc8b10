import type { Sent, Warning } from "@/lib/domain/edit";
import type { EditRequest } from "../image-editor";
import { pictureFile } from "../picture-file";
import { sentPicture } from "../sent-picture";
import { unsupportedControls } from "../unsupported-controls";
import { DMXAPI_MODEL, dmxapiModel } from "./catalog";

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
  const file = pictureFile(source);
  form.append("image", file);
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return {
    form,
    sent: { ...fields, imageName: file.name, ...sentPicture(source) },
    warnings: unsupportedControls(recipe, dmxapiModel.controls),
  };
}
