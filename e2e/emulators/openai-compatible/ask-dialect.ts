import { changed, type Part, sendForm } from "../core/form-request";
import { samplePicture } from "../core/sample-picture";
import type { Emulator } from "../core/start-emulator";
import type { DialectName } from "./start-openai-compatible-emulator";

type Usual = { path: string; imageField: string; model: string };

const usual: Record<DialectName, Usual> = {
  openai: { path: "/v1/images/edits", imageField: "image", model: "gpt-image-1" },
  "vllm-omni": { path: "/v1/images/edits", imageField: "image", model: "Qwen/Qwen-Image-Edit-2511" },
  sglang: { path: "/v1/images/edits", imageField: "image", model: "Qwen/Qwen-Image-Edit-2511" },
  "sd-server": { path: "/v1/images/edits", imageField: "image[]", model: "sd-cpp-local" },
  deepinfra: { path: "/v1/openai/images/edits", imageField: "image", model: "Qwen/Qwen-Image-Edit" },
};

/** A form as the dialect likes it, but for the parts given; `null` leaves one out. */
export async function askDialect(
  { name, url, apiKey }: Emulator,
  parts: Record<string, Part | null> = {},
  authorization?: string,
) {
  const { path, imageField, model } = usual[name as DialectName];
  const base = [
    [imageField, await pictureFile()],
    ["prompt", "Make it night"],
    ["model", model],
  ] as const;
  const header = authorization ?? (apiKey === null ? "" : `Bearer ${apiKey}`);
  return sendForm(url + path, changed(base, parts), header === "" ? {} : { authorization: header });
}

export async function pictureFile(width = 128, height = 96): Promise<Part> {
  return { bytes: await samplePicture({ width, height }), fileName: "source.png", contentType: "image/png" };
}
