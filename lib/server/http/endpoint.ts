import { newId } from "@/lib/server/db/new-id";
import { AppError } from "@/lib/server/errors";
import type { RouteHandler } from "./create-handle";
import { finishResponse } from "./finish-response";
import type { Method } from "./operation";
import { problemResponse } from "./problem-response";

type Refusal = (request: Request) => Promise<Response>;
export type Endpoint = Record<Method, RouteHandler | Refusal> & { OPTIONS: Refusal };

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const satisfies readonly Method[];

/** All that one address answers to: its operations, and a plain "no" to every other method. */
export function endpoint(...handlers: RouteHandler[]): Endpoint {
  const byMethod = new Map<Method, RouteHandler>(handlers.map((handler) => [handler.operation.method, handler]));
  const allow = [...byMethod.keys(), ...(byMethod.has("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
  const refuse: Refusal = async (request) => {
    const requestId = newId();
    const error = new AppError("method_not_allowed", `This address takes ${allow}.`);
    return finishResponse(request, problemResponse(error, requestId, { Allow: allow }), requestId, null);
  };
  const options: Refusal = async (request) =>
    finishResponse(request, new Response(null, { status: 204, headers: { Allow: allow } }), newId(), null);
  const answers = methods.map((method) => [method, byMethod.get(method) ?? refuse] as const);
  return { ...(Object.fromEntries(answers) as Record<Method, RouteHandler | Refusal>), OPTIONS: options };
}
