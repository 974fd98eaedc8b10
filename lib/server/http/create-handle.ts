import type { z } from "zod";
import { type Caller, localOwnerId } from "@/lib/server/auth/caller";
import { requireCaller } from "@/lib/server/auth/find-caller";
import { newId } from "@/lib/server/db/new-id";
import { AppError } from "@/lib/server/errors";
import { withRequestId } from "@/lib/server/request-id";
import type { Services } from "@/lib/server/services";
import { shutdown } from "@/lib/server/shutdown";
import { finishResponse } from "./finish-response";
import { guardRequest } from "./guard-request";
import type { Operation } from "./operation";
import { parseRequest } from "./parse-request";
import { problemResponse } from "./problem-response";
import { requireWithinLimit } from "./request-limits";
import { toAppError } from "./to-app-error";

export type Act<Params, Query, Body> = (
  call: Caller & {
    services: Services;
    params: Params;
    query: Query;
    body: Body;
    request: Request;
    /** Aborts when the client has gone. */
    signal: AbortSignal;
  },
) => Promise<Response>;

export type RouteHandler = ((request: Request, context: { params: Promise<unknown> }) => Promise<Response>) & {
  operation: Operation;
};

/** For tests; routes use `handle`. */
export function createHandle(getServices: () => Promise<Services>) {
  return function handle<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>(
    operation: Operation<Params, Query, Body>,
    act: Act<z.output<Params>, z.output<Query>, z.output<Body>>,
  ): RouteHandler {
    const answer = async (request: Request, context: { params: Promise<unknown> }, requestId: string) => {
      let services: Services | null = null;
      const start = performance.now();
      const finish = (response: Response) => {
        const { method } = request;
        const { status } = response;
        const ms = performance.now() - start;
        services?.metrics.requestAnswered({ route: operation.path, method, status }, ms);
        services?.log.debug({ route: operation.path, method, status, ms: Math.round(ms) }, "request answered");
        return finishResponse(request, response, requestId, services?.env.publicUrl ?? null);
      };
      try {
        services = await servicesNow(getServices);
        guardRequest(request, services.env);
        const caller = await admit(operation, request, services);
        const parsed = await parseRequest(operation, request, context.params);
        const response = await act({ services, ...caller, ...parsed, request, signal: request.signal });
        return finish(response);
      } catch (error) {
        const known = toAppError(error);
        const gone = request.signal.aborted;
        if (known.status >= 500 && !gone) services?.log.error({ error, operation: operation.id }, "a request failed");
        const problem = problemResponse(known, requestId, hasUnreadBody(request, known.status));
        return finish(problem);
      }
    };
    const route = (request: Request, context: { params: Promise<unknown> }) => {
      const requestId = newId();
      return withRequestId(requestId, () => answer(request, context, requestId));
    };
    return Object.assign(route, { operation });
  };
}

/** Who asks, and whether they may ask again so soon: known before a byte of the body is read. */
async function admit({ isOpen, limit }: Operation, { headers }: Request, services: Services): Promise<Caller> {
  if (isOpen) return { ownerId: localOwnerId, access: null };
  const caller = await requireCaller(services, headers);
  if (limit) requireWithinLimit(limit, caller, headers, services.env.trustProxy);
  return caller;
}

/** What is left of the body of somebody who is turned away is not waited for. */
function hasUnreadBody({ method, headers }: Request, status: number): Record<string, string> {
  const isTurnedAway = status === 401 || status === 403 || status === 429;
  const hasBody = method !== "GET" && method !== "HEAD" && headers.get("content-length") !== "0";
  return isTurnedAway && hasBody ? { Connection: "close" } : {};
}

/** The services, or a plain word about why there are none. */
export async function servicesNow(getServices: () => Promise<Services>): Promise<Services> {
  if (shutdown.isStopping) throw new AppError("shutting_down", "Diptych is stopping. Try again in a moment.");
  try {
    return await getServices();
  } catch (error) {
    throw new AppError("database_unavailable", "Diptych has not started. Its log says why.", { cause: error });
  }
}
