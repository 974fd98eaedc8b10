import { z } from "zod";
import { publicOrigin } from "@/lib/server/http/public-origin";
import { shareHandle } from "@/lib/server/http/share-handle";
import { describeEmbed } from "@/lib/server/shares/describe-embed";

const size = z.coerce.number().int().min(1).max(10_000).optional();
const query = z.object({ format: z.enum(["json", "xml"]).default("json"), maxwidth: size, maxheight: size });

/** oEmbed 1.0 (oembed.com), found by the page's discovery link. */
export const GET = shareHandle(query, async ({ services, token, pass, query: { format, ...most }, request }) => {
  // "The provider cannot return a response in the requested format."
  if (format === "xml") return new Response(null, { status: 501 });
  const origin = publicOrigin(request.headers, services.env);
  return Response.json(await describeEmbed(services, token, pass, { origin, ...most }), {
    headers: { "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin" },
  });
});
