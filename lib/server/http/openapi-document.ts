import { z } from "zod";
import { type ErrorCode, errorStatus } from "@/lib/domain/error-codes";
import { problemSchema } from "@/lib/domain/problem-schema";
import type { Operation } from "./operation";

type Json = { [key: string]: unknown };

/** What any request may be answered. */
const always: ErrorCode[] = ["host_not_allowed", "internal_error", "database_unavailable", "shutting_down"];

/** The API as OpenAPI 3.1, made of the schemas that requests are parsed with. */
export function openapiDocument(operations: readonly Operation[], version: string): Json {
  const components: Json = {};
  const toSchema = (schema: z.ZodType, io: "input" | "output") => describe(schema, io, components);
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: toOperation(operation, toSchema),
    };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Diptych", version, description: "A self-hosted studio for editing pictures by words." },
    paths,
    security: [{ session: [] }, { token: [] }],
    components: {
      schemas: components,
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "diptych_session", description: "Set by startSession." },
        token: { type: "http", scheme: "bearer", description: "A token of createToken." },
      },
    },
  };
}

type ToSchema = (schema: z.ZodType, io: "input" | "output") => Json;

function toOperation(operation: Operation, toSchema: ToSchema): Json {
  const { id, tag, summary, params, query, headers = [] } = operation;
  const parameters = [
    ...toParameters(params, "path", toSchema),
    ...toParameters(query, "query", toSchema),
    ...headers.map(({ name, description, schema }) => ({
      name,
      in: "header",
      description,
      required: false,
      schema: toSchema(schema, "input"),
    })),
  ];
  const requestBody = toRequestBody(operation, toSchema);
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(operation.isOpen && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...(requestBody && { requestBody }),
    responses: toResponses(operation, toSchema),
  };
}

function toParameters(schema: z.ZodType, place: "path" | "query", toSchema: ToSchema): Json[] {
  const { properties = {}, required = [] } = toSchema(schema, "input") as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    ...(description !== undefined && { description }),
    required: place === "path" || required.includes(name),
    schema: rest,
  }));
}

function toRequestBody({ body, rawBody = [] }: Operation, toSchema: ToSchema): Json | null {
  if (body === null) return null;
  const kinds = rawBody.map((type) => [
    type,
    {
      schema:
        type === "multipart/form-data"
          ? { type: "object", required: ["file"], properties: { file: { type: "string", format: "binary" } } }
          : { type: "string", format: "binary" },
    },
  ]);
  return {
    required: !body.safeParse(undefined).success,
    content: { "application/json": { schema: toSchema(body, "input") }, ...Object.fromEntries(kinds) },
  };
}

function toResponses({ answers, errors, body, query, method, isOpen, limit }: Operation, toSchema: ToSchema): Json {
  const responses: Json = {};
  for (const [status, { description, schema, mediaType = "application/json" }] of Object.entries(answers)) {
    const content = schema ? { schema: toSchema(schema, "output") } : mediaType === "application/json" ? undefined : {};
    responses[status] = { description, ...(content && { content: { [mediaType]: content } }) };
  }
  const parses = body !== null || Object.keys((query as z.ZodObject).shape).length > 0;
  const codes = [
    ...errors,
    ...always,
    ...(isOpen ? [] : (["sign_in_required"] as const)),
    ...(limit ? (["too_many_requests"] as const) : []),
    ...(parses ? (["invalid_request"] as const) : []),
    ...(body ? (["body_too_large"] as const) : []),
    ...(method === "GET" ? [] : (["cross_site_request"] as const)),
  ];
  for (const status of new Set(codes.map((code) => errorStatus[code]))) {
    const named = [...new Set(codes.filter((code) => errorStatus[code] === status))].join(", ");
    const problem = { "application/problem+json": { schema: toSchema(problemSchema, "output") } };
    const earlier = responses[status] as { description: string; content?: Json } | undefined;
    responses[status] = {
      description: earlier ? `${earlier.description} Or: ${named}` : named,
      content: { ...earlier?.content, ...problem },
    };
  }
  return responses;
}

/** The JSON Schema; what has a name of its own goes among the components and is referred to. */
function describe(schema: z.ZodType, io: "input" | "output", components: Json): Json {
  // In a wrapper a named schema is a reference, too.
  const made = z.toJSONSchema(z.object({ it: schema }), { io, unrepresentable: "any" });
  const moved = JSON.parse(JSON.stringify(made).replaceAll('"#/$defs/', '"#/components/schemas/')) as {
    properties: { it: Json };
    $defs?: Record<string, Json>;
  };
  for (const [name, definition] of Object.entries(moved.$defs ?? {})) {
    const { id: _id, ...rest } = definition;
    components[name] = rest;
  }
  return moved.properties.it;
}
