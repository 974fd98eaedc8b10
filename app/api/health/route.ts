import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import * as operations from "@/lib/server/http/operations/installation-operations";
import { readHealth } from "@/lib/server/installation/read-health";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.readHealth, async ({ services }) => {
    const health = await readHealth(services);
    return Response.json(health, { status: health.ok ? 200 : 503 });
  }),
);
