import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import * as operations from "@/lib/server/http/operations/installation-operations";
import { readStorageUse } from "@/lib/server/installation/read-storage-use";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.readStorageUse, async ({ services, ownerId }) =>
    Response.json(await readStorageUse(services, ownerId)),
  ),
);
