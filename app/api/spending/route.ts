import { readSpending } from "@/lib/server/edits/read-spending";
import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import * as operations from "@/lib/server/http/operations/installation-operations";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.readSpending, async ({ services }) => Response.json({ items: await readSpending(services) })),
);
