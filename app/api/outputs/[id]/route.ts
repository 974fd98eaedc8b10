import { setFavourite } from "@/lib/server/edits/set-favourite";
import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import * as operations from "@/lib/server/http/operations/output-operations";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.changeOutput, async ({ services, ownerId, params, body }) =>
    Response.json(await setFavourite(services, ownerId, params.id, body.favourite)),
  ),
);
