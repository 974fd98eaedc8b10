import { randomUUID } from "node:crypto";
import { jsonAnswer } from "../core/answer";
import { pictureData } from "../core/picture-item";
import type { Service } from "../core/service";
import { type Emulator, startEmulator } from "../core/start-emulator";
import { modelverseErrors } from "./errors";
import { versionNames } from "./fields";
import { readModelverseOrder, refuse, requireKey } from "./read-order";

export type EmulatorOptions = { port?: number; apiKey?: string };

const SEVEN_DAYS_S = 7 * 24 * 3600;

/** Modelverse's `POST /v1/images/generations` for Qwen/Qwen-Image-Edit. Modes: the page's versions `v1`, `v2` and `v3`. */
export async function startModelverseEmulator({
  port,
  apiKey = "mv-emulator-key-0123456789abcdef",
}: EmulatorOptions = {}): Promise<Emulator> {
  const service: Service = {
    name: "modelverse",
    modes: versionNames,
    errors: modelverseErrors,
    newRequestId: () => randomUUID(),
    headers: () => ({ "content-type": "application/json; charset=utf-8" }),
    kindOf(method, path) {
      if (method === "POST" && path === "/v1/images/generations") return "edit";
      return method === "GET" && path === "/v1/models" ? "models" : "unknown";
    },
    readOrder: (incoming) => readModelverseOrder(incoming, apiKey),
    answerOrder: ({ form }, pictures) =>
      jsonAnswer(200, {
        created: seconds(),
        ...pictureData(form, pictures, true),
        usage: { input_tokens_details: {} },
      }),
    answerOther(incoming) {
      // The list of models is shown without a key (page on models); any other address is an "unsupported API".
      if (incoming.call.kind === "models") return jsonAnswer(200, modelList);
      requireKey(incoming, apiKey);
      return refuse(
        incoming,
        modelverseErrors.param_error,
        `${incoming.method} ${incoming.path} is no address of the document`,
      );
    },
    links: {
      lifetimeS: SEVEN_DAYS_S,
      pathOf: (id, extension) => `/umodelverse-inference/${id}.${extension}`,
      keyName: "UCloudPublicKey",
      keyValue: "TOKEN_emulator",
      own: false,
    },
  };
  return startEmulator(service, apiKey, port);
}

const modelList = {
  object: "list",
  data: ["Qwen/Qwen-Image-Edit", "Qwen/Qwen-Image", "deepseek-ai/DeepSeek-V3.2"].map((id) => ({
    id,
    object: "model",
    created: 1_750_000_000,
    owned_by: "UCloud_UModelVerse",
  })),
};

function seconds(): number {
  return Math.floor(Date.now() / 1000);
}
