import { Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import busboy from "busboy";
import { AppError } from "@/lib/server/errors";
import type { Upload } from "./upload-image";

/**
 * Finds the picture in a request without reading it: the body itself (named by `X-File-Name`, percent-encoded), or the part `file` of
 * `multipart/form-data`. Throws `invalid_request` and `incomplete_body`.
 */
export async function parseUpload(request: Request): Promise<Upload> {
  if (!request.body) return { body: Readable.from([]), contentLength: null, name: null };
  const type = request.headers.get("content-type") ?? "";
  if (/^multipart\/form-data\b/i.test(type)) {
    return findPart(Readable.fromWeb(request.body as NodeReadableStream<Uint8Array>), type);
  }
  return { body: request.body, contentLength: readLength(request), name: readName(request) };
}

function readLength(request: Request): number | null {
  const header = request.headers.get("content-length");
  return header !== null && /^\d{1,15}$/.test(header) ? Number(header) : null;
}

function readName(request: Request): string | null {
  const header = request.headers.get("x-file-name");
  try {
    return header && decodeURIComponent(header);
  } catch {
    throw invalid("X-File-Name", "The file name must be percent-encoded UTF-8.");
  }
}

function findPart(body: Readable, contentType: string): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const parser = createParser(contentType);
    parser.once("file", (field, part, { filename }) => {
      if (field !== "file") {
        body.destroy();
        reject(invalid(field, "The picture must be in the part named file."));
        return;
      }
      // What is cut off after the part began is the part's to say.
      parser.on("error", (error) => part.destroy(error as Error));
      body.once("error", (error) => part.destroy(error));
      part.once("close", () => {
        if (!part.readableEnded) body.destroy();
      });
      resolve({ body: part, contentLength: null, name: filename || null });
    });
    parser.once("error", (error) => {
      reject(
        new AppError("incomplete_body", "The form ended before the whole picture had arrived. Send it again.", {
          cause: error,
        }),
      );
    });
    parser.once("finish", () => reject(invalid("file", "The form has no part named file.")));
    body.once("error", (error) => parser.destroy(error));
    body.pipe(parser);
  });
}

function createParser(contentType: string) {
  try {
    return busboy({
      headers: { "content-type": contentType },
      defParamCharset: "utf8",
      limits: { files: 1, fields: 0 },
    });
  } catch (error) {
    throw new AppError("invalid_request", "The form's Content-Type names no boundary.", { cause: error });
  }
}

function invalid(path: string, message: string): AppError {
  return new AppError("invalid_request", message, { fieldErrors: [{ path, message }] });
}
