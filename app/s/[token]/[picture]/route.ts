import { z } from "zod";
import { nothingHere } from "@/lib/server/http/nothing-here";
import { pictureResponse, readRange } from "@/lib/server/http/picture-response";
import { shareHandle } from "@/lib/server/http/share-handle";
import { openCard } from "@/lib/server/shares/open-card";
import { openSharedPicture } from "@/lib/server/shares/open-shared-picture";

const query = z.object({
  i: z.coerce.number().int().min(0).max(1000).default(0),
  size: z.enum(["thumb", "smaller", "small", "display", "full"]).default("display"),
});

/** Asked for again each time, so that a link that ends takes its pictures along; unchanged ones are not sent twice. */
const cacheControl = "private, no-cache";

export const GET = shareHandle(query, async ({ services, token, pass, query: { i, size }, params, request }) => {
  const { headers } = request;
  if (params.picture === "before" || params.picture === "after") {
    const asked = readRange(headers);
    const wanted = { slot: params.picture, index: i, size } as const;
    const picture = await openSharedPicture(services, token, pass, wanted, asked);
    return pictureResponse(headers, picture, { asked, fileName: null, cacheControl });
  }
  if (params.picture !== "card") return nothingHere(request);
  const { bytes, etag, isIndexable } = await openCard(services, token, pass);
  const shared = {
    ETag: etag,
    "Cache-Control": cacheControl,
    // Where the link is pasted, its preview is shown by a page of another site.
    "Cross-Origin-Resource-Policy": "cross-origin",
    ...(isIndexable && { "X-Robots-Tag": "all" }),
  };
  if (headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers: shared });
  return new Response(new Uint8Array(bytes), {
    headers: { ...shared, "Content-Type": "image/jpeg", "Content-Length": String(bytes.length) },
  });
});
