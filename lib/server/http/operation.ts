import { z } from "zod";
import type { ErrorCode } from "@/lib/domain/error-codes";
import type { RequestLimit } from "./request-limits";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

type Answer = {
  description: string;
  /** JSON of this shape; left out: no body, or `mediaType`. */
  schema?: z.ZodType;
  mediaType?: string;
};

/**
 * One request of the API: what `handle` parses with and what the description is made of. Never written twice.
 * `errors` are those beyond the ones that any request may get.
 */
export type Operation<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
> = {
  /** Unique, for generated clients. */
  id: string;
  tag:
    | "images"
    | "edits"
    | "outputs"
    | "collections"
    | "shares"
    | "prompts"
    | "events"
    | "providers"
    | "installation"
    | "access";
  method: Method;
  /** As in the address, parameters in braces. */
  path: string;
  summary: string;
  params: Params;
  query: Query;
  /** Of a JSON body; `null` where none is taken. */
  body: Body | null;
  /** Media types that are taken instead of JSON and left to the route; its `body` is then null. */
  rawBody?: readonly string[];
  /** Strangers are answered, too. */
  isOpen?: boolean;
  /** What it counts as, where its number is bounded. */
  limit?: RequestLimit;
  headers?: readonly { name: string; description: string; schema: z.ZodType }[];
  answers: Readonly<Record<number, Answer>>;
  errors: readonly ErrorCode[];
};

const nothing = z.object({});

/** Fills in what an operation does not take. */
export function operation<
  Params extends z.ZodType = typeof nothing,
  Query extends z.ZodType = typeof nothing,
  Body extends z.ZodType = z.ZodUndefined,
>(
  described: Omit<Operation<Params, Query, Body>, "params" | "query" | "body" | "errors"> & {
    params?: Params;
    query?: Query;
    body?: Body;
    errors?: readonly ErrorCode[];
  },
): Operation<Params, Query, Body> {
  return {
    ...described,
    params: described.params ?? (nothing as unknown as Params),
    query: described.query ?? (nothing as unknown as Query),
    body: described.body ?? null,
    errors: described.errors ?? [],
  };
}
