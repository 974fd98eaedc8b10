import type { Service } from "../core/service";

/** What an OpenAI-like service has in common with the others of its kind. */
export type DialectOptions = {
  name: string;
  errors: Service["errors"];
  readOrder: Service["readOrder"];
  answerOrder: Service["answerOrder"];
  /** What `GET /v1/models` says. Throws `Refusal` for a wrong key. */
  models: Service["answerOther"];
  /** For any other address. */
  notFound: Service["answerOther"];
  headers?: Service["headers"];
  newRequestId?: Service["newRequestId"];
  /** In front of `/images/edits`. */
  prefix?: string;
  /** Results under the API's own address, as relative links. */
  ownLinks?: boolean;
};

export function dialectService(options: DialectOptions): Service {
  const prefix = options.prefix ?? "/v1";
  return {
    name: options.name,
    modes: ["default"],
    errors: options.errors,
    newRequestId: options.newRequestId ?? (() => crypto.randomUUID()),
    headers: options.headers ?? (() => ({ "content-type": "application/json" })),
    kindOf(method, path) {
      if (method === "POST" && path === `${prefix}/images/edits`) return "edit";
      return method === "GET" && path === `${prefix}/models` ? "models" : "unknown";
    },
    readOrder: options.readOrder,
    answerOrder: options.answerOrder,
    answerOther: (incoming) =>
      incoming.call.kind === "models" ? options.models(incoming) : options.notFound(incoming),
    links: {
      lifetimeS: 3600,
      pathOf: (id, extension) => (options.ownLinks ? `/v1/images/${id}/content` : `/images/${id}.${extension}`),
      keyName: "Key",
      keyValue: "emulator",
      own: options.ownLinks ?? false,
    },
  };
}

export function modelList(id: string, ownedBy: string) {
  return { object: "list", data: [{ id, object: "model", created: 1_750_000_000, owned_by: ownedBy }] };
}

export function seconds(): number {
  return Math.floor(Date.now() / 1000);
}
