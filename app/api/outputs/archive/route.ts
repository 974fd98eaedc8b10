import { archiveOutputs } from "@/lib/server/edits/archive-outputs";
import { attachment } from "@/lib/server/http/attachment";
import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import * as operations from "@/lib/server/http/operations/output-operations";
import { readIdForm } from "@/lib/server/http/read-id-form";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.archiveOutputs, async ({ services, ownerId, body, request }) => {
    const outputIds = body?.outputIds ?? (await readIdForm(request, "outputIds", operations.archivedIds));
    const zip = await archiveOutputs(services, ownerId, outputIds);
    const fileName = `diptych-${new Date().toISOString().slice(0, 10)}.zip`;
    return new Response(zip, {
      headers: { "Content-Type": "application/zip", "Content-Disposition": attachment(fileName) },
    });
  }),
);
