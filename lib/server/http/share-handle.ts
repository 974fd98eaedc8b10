import type { z } from "zod";
import { getServices } from "@/lib/server/boot";
import { newId } from "@/lib/server/db/new-id";
import { AppError } from "@/lib/server/errors";
import type { Services } from "@/lib/server/services";
import { servicesNow } from "./create-handle";
import { finishResponse } from "./finish-response";
import { requireAllowedHost } from "./guard-request";
import { problemResponse } from "./problem-response";
import { clientKey, requireRate, shareRequests } from "./rate-limit";
import { readSharePass } from "./share-pass";
import { toAppError } from "./to-app-error";

type ShareCall<Query> = {
  services: Services;
  token: string;
  /** What the right password gave this browser. */
  pass: string | null;
  /** Who asks, for limits. */
  client: string;
  query: Query;
  params: Record<string, string>;
  request: Request;
};

/**
 * A route under `/s/{token}`, for anybody: no owner, no session, and no check of where a request came from, as nothing there belongs
 * to whoever asks. Says nowhere that it may be kept by a search engine.
 */
export function shareHandle<Query extends z.ZodType>(
  query: Query,
  act: (call: ShareCall<z.output<Query>>) => Promise<Response>,
) {
  return async (request: Request, context: { params: Promise<{ token: string }> }): Promise<Response> => {
    const requestId = newId();
    let services: Services | null = null;
    try {
      services = await servicesNow(getServices);
      const { env } = services;
      requireAllowedHost(request.headers, env);
      const client = clientKey(request.headers, env.trustProxy);
      requireRate(shareRequests(), client);
      const { token, ...params } = await context.params;
      const search = Object.fromEntries(new URL(request.url).searchParams);
      const parsed = query.safeParse(search);
      if (!parsed.success) throw new AppError("not_found", "There is nothing at this address.");
      const pass = readSharePass(request.headers);
      const call = { services, token, pass, client, query: parsed.data, params, request };
      return finish(request, await act(call), requestId, env.publicUrl);
    } catch (error) {
      const known = toAppError(error);
      if (known.status >= 500 && !request.signal.aborted) {
        services?.log.error({ error, requestId }, "a request of a share failed");
      }
      return finish(request, problemResponse(known, requestId), requestId, services?.env.publicUrl ?? null);
    }
  };
}

function finish(request: Request, response: Response, requestId: string, publicUrl: URL | null): Response {
  response.headers.set("Referrer-Policy", "no-referrer");
  if (!response.headers.has("X-Robots-Tag")) response.headers.set("X-Robots-Tag", "noindex");
  return finishResponse(request, response, requestId, publicUrl);
}
