import type { z } from "zod";
import { AppError } from "@/lib/server/errors";
import type { Operation } from "./operation";
import { isJson, isStorableText, JSON_MAX_BYTES, readJsonBody } from "./read-json-body";

/** As much as a form: many strangers at once hold no memory with it. */
const STRANGERS_MAX_BYTES = 16 * 1024;

/** The parts of a request, checked. An address with an id that cannot be one is `not_found`, the rest `invalid_request`. */
export async function parseRequest<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>(
  { params, query, body, rawBody, isOpen }: Operation<Params, Query, Body>,
  request: Request,
  givenParams: Promise<unknown>,
): Promise<{ params: z.output<Params>; query: z.output<Query>; body: z.output<Body> }> {
  // A route without parts that vary is given no parameters at all.
  const address = params.safeParse((await givenParams) ?? {});
  if (!address.success) throw new AppError("not_found", "There is nothing at this address.");
  return {
    params: address.data,
    query: query.parse(readQuery(new URL(request.url).searchParams)),
    body: await parseBody(body, request, {
      takesOther: rawBody !== undefined,
      maxBytes: isOpen ? STRANGERS_MAX_BYTES : JSON_MAX_BYTES,
    }),
  };
}

function readQuery(search: URLSearchParams): Record<string, string> {
  for (const [path, value] of search) {
    if (isStorableText(value)) continue;
    const message = "This text has characters that cannot be searched for.";
    throw new AppError("invalid_request", message, { fieldErrors: [{ path, message }] });
  }
  // A field left empty in a form is a field left out.
  return Object.fromEntries([...search].filter(([, value]) => value !== ""));
}

async function parseBody<Body extends z.ZodType>(
  schema: Body | null,
  request: Request,
  { takesOther, maxBytes }: { takesOther: boolean; maxBytes: number },
): Promise<z.output<Body>> {
  // Who takes no body leaves it unread, and who takes other kinds reads them itself.
  if (schema === null) return undefined as z.output<Body>;
  if (takesOther && !isJson(request)) return schema.parse(null);
  // Null stands for a body of another kind; as JSON it is no body.
  return schema.parse((await readJsonBody(request, maxBytes)) ?? undefined);
}
