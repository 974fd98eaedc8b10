import { randomBytes } from "node:crypto";
import { jsonAnswer } from "../core/answer";
import type { Service } from "../core/service";
import { type Emulator, startEmulator } from "../core/start-emulator";
import { answerDmxapiOrder } from "./answer-order";
import { dmxapiErrors, invalidUrl } from "./errors";
import { readDmxapiOrder, refuse, requireToken } from "./read-order";

export type EmulatorOptions = { port?: number; apiKey?: string };

const ONE_DAY_S = 24 * 3600;

/** DMXAPI's `POST /v1/images/edits` for qwen-image-edit. Modes: `documented` (its page to the letter) and `gateway` (as new-api behaves). */
export async function startDmxapiEmulator({
  port,
  apiKey = "sk-emulatorEmulatorEmulatorEmulatorEmulatorEmulator",
}: EmulatorOptions = {}): Promise<Emulator> {
  const service: Service = {
    name: "dmxapi",
    modes: ["documented", "gateway"],
    errors: dmxapiErrors,
    newRequestId,
    headers: (requestId) => ({ "content-type": "application/json; charset=utf-8", "x-oneapi-request-id": requestId }),
    kindOf(method, path) {
      if (method === "POST" && path === "/v1/images/edits") return "edit";
      return method === "GET" && path === "/v1/models" ? "models" : "unknown";
    },
    readOrder: (incoming) => readDmxapiOrder(incoming, apiKey),
    answerOrder: answerDmxapiOrder,
    answerOther(incoming) {
      const { method, path, call } = incoming;
      // Its router knows the address before it looks at the token.
      if (call.kind !== "models")
        return refuse(incoming, invalidUrl(method, path), `${method} ${path} is no address of the document`);
      requireToken(incoming, apiKey);
      return jsonAnswer(200, modelList);
    },
    links: {
      lifetimeS: ONE_DAY_S,
      pathOf: (id, extension) => `/7d/${id.slice(0, 2)}/${id}-1.${extension}`,
      keyName: "OSSAccessKeyId",
      keyValue: "LTAI5tEmulator",
      own: false,
    },
  };
  return startEmulator(service, apiKey, port);
}

const modelList = {
  data: ["qwen-image-edit", "qwen-image", "gpt-image-1"].map((id) => ({
    id,
    object: "model",
    created: 1_626_777_600,
    owned_by: "custom",
    supported_endpoint_types: ["image-generation"],
  })),
  object: "list",
  success: true,
};

/** The time and eight characters, as new-api makes it. */
function newRequestId(): string {
  const time = new Date().toISOString().replace(/\D/g, "");
  return `${time}${randomBytes(12).toString("base64").replace(/[+/=]/g, "x").slice(0, 8)}`;
}
