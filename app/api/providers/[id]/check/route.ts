import { checkProvider } from "@/lib/server/edits/check-provider";
import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import * as operations from "@/lib/server/http/operations/provider-operations";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.checkProvider, async ({ services, params, signal }) =>
    Response.json(await checkProvider(services, params.id, signal)),
  ),
);
