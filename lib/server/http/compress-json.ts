import { promisify } from "node:util";
import { constants, gzip } from "node:zlib";

const gzipBytes = promisify(gzip);
/** Less is sent in a packet or two either way. */
const LEAST_BYTES = 4_096;

/**
 * The same answer, compressed when it is JSON of some length and the client reads gzip. The framework compresses pages alone; the order of
 * a gallery of ten thousand and the details of a screen of it are hundreds of kilobytes otherwise. In a thread of its own, at the quickest level.
 */
export async function compressJson(request: Request, response: Response): Promise<Response> {
  const { headers, status } = response;
  if (!response.body || headers.get("content-type") !== "application/json" || headers.has("content-encoding")) {
    return response;
  }
  headers.append("Vary", "Accept-Encoding");
  if (request.method === "HEAD" || !readsGzip(request.headers.get("accept-encoding"))) return response;
  const bytes = Buffer.from(await response.arrayBuffer());
  if (bytes.length < LEAST_BYTES) return new Response(bytes, { status, headers });
  headers.set("Content-Encoding", "gzip");
  headers.delete("content-length");
  return new Response(await gzipBytes(bytes, { level: constants.Z_BEST_SPEED }), { status, headers });
}

function readsGzip(accepted: string | null): boolean {
  return (accepted ?? "").split(",").some((each) => {
    const [name, ...parameters] = each
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    return (name === "gzip" || name === "*") && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
