import { LEAVES_SIGNATURE_HEADER } from "@/lib/domain/download";
import { downloadOutput } from "@/lib/server/edits/download-output";
import { attachment } from "@/lib/server/http/attachment";
import { endpoint } from "@/lib/server/http/endpoint";
import { handle } from "@/lib/server/http/handle";
import * as operations from "@/lib/server/http/operations/output-operations";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  handle(operations.downloadOutput, async ({ services, ownerId, params, query }) => {
    const { bytes, mediaType, fileName, leavesSignature } = await downloadOutput(services, ownerId, params.id, query);
    return new Response(bytes, {
      headers: {
        "Content-Type": mediaType,
        "Content-Disposition": attachment(fileName),
        "Content-Length": String(bytes.length),
        ...(leavesSignature && { [LEAVES_SIGNATURE_HEADER]: "?1" }),
      },
    });
  }),
);
