import { changed, type Part, sendForm } from "../core/form-request";
import { samplePicture } from "../core/sample-picture";
import type { Emulator } from "../core/start-emulator";

/** A form to the letter, but for the parts given; `null` leaves one out. */
export async function askDmxapi(
  { url, apiKey }: Emulator,
  parts: Record<string, Part | null> = {},
  headers: Record<string, string> = {},
) {
  const base = [
    ["image", { bytes: await samplePicture(), fileName: "source.png", contentType: "image/png" }],
    ["prompt", "给哪吒带上一个粉色的鸭舌帽，风格保持不变"],
    ["model", "qwen-image-edit"],
  ] as const;
  return sendForm(`${url}/v1/images/edits`, changed(base, parts), { authorization: `Bearer ${apiKey}`, ...headers });
}
