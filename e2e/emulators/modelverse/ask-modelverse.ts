import { dataUrl, samplePicture } from "../core/sample-picture";
import type { Emulator } from "../core/start-emulator";

/** A request to the letter, but for the members given; `undefined` leaves one out. */
export async function askModelverse(
  { url, apiKey }: Emulator,
  members: Record<string, unknown> = {},
  headers: Record<string, string> = {},
) {
  const body = {
    model: "Qwen/Qwen-Image-Edit",
    prompt: "Convert to quick pencil sketch",
    image: dataUrl(await samplePicture()),
    ...members,
  };
  return fetch(`${url}/v1/images/generations`, {
    method: "POST",
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}
