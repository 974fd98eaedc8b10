import { z } from "zod";
import { attachment } from "@/lib/server/http/attachment";
import { shareHandle } from "@/lib/server/http/share-handle";
import { untilSent } from "@/lib/server/http/until-sent";
import { downloadShared } from "@/lib/server/shares/download-shared";

const query = z.object({
  i: z.coerce.number().int().min(0).max(1000).default(0),
  format: z.enum(["png", "jpeg", "webp"]).default("png"),
});

export const GET = shareHandle(query, ({ services, token, pass, client, query: { i, format }, request: { signal } }) =>
  untilSent(client, async () => {
    const wanted = { index: i, format, signal };
    const { bytes, mediaType, fileName } = await downloadShared(services, token, pass, wanted);
    const headers = { "Content-Type": mediaType, "Content-Disposition": attachment(fileName) };
    return new Response(bytes, { headers: { ...headers, "Content-Length": String(bytes.length) } });
  }),
);
