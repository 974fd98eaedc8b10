import type { MadePicture } from "./service";
import type { ResultForm } from "./switches";

/** One element of `data`; `bothWithPrefix` says whether the service's own `b64_json` beside a `url` has a `data:` prefix. */
export function pictureItem(
  form: ResultForm,
  picture: MadePicture,
  bothWithPrefix: boolean,
): Record<string, string | null> {
  const { url } = picture;
  const raw = picture.bytes.toString("base64");
  const prefixed = `data:${picture.mediaType};base64,${raw}`;
  switch (form) {
    case "url":
      return { url };
    case "raw_b64":
      return { b64_json: raw };
    case "data_b64":
      return { b64_json: prefixed };
    case "both":
      return { url, b64_json: bothWithPrefix ? prefixed : raw };
    case "url_empty_b64":
      return { url, b64_json: "" };
    case "b64_empty_url":
      return { url: "", b64_json: raw };
    case "url_null_b64":
      return { url, b64_json: null };
    case "b64_null_url":
      return { url: null, b64_json: raw };
    case "empty_strings":
      return { url: "", b64_json: "" };
    default:
      return { url: null, b64_json: null };
  }
}

/** The `data` of an answer, or nothing where the form leaves it out. */
export function pictureData(
  form: ResultForm,
  pictures: readonly MadePicture[],
  bothWithPrefix: boolean,
): { data?: unknown[] } {
  if (form === "no_data") return {};
  if (form === "empty_data" || form === "extra_only") return { data: [] };
  return { data: pictures.map((picture) => pictureItem(form, picture, bothWithPrefix)) };
}
