import { listProviders } from "@/lib/server/edits/list-providers";
import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import * as operations from "@/lib/server/http/operations/provider-operations";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.listProviders, async ({ services }) => Response.json(await listProviders(services))),
);
