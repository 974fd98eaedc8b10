import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import { openapiDocument } from "@/lib/server/http/openapi-document";
import { allOperations } from "@/lib/server/http/operations/all-operations";
import * as operations from "@/lib/server/http/operations/installation-operations";
import { version } from "@/package.json";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.readDescription, async () => Response.json(openapiDocument(allOperations, version))),
);
