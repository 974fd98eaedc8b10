import { randomBytes } from "node:crypto";
import type { ServerResponse } from "node:http";

const errors = {
  AccessDenied: { status: 403, message: "Request has expired." },
  SignatureDoesNotMatch: {
    status: 403,
    message:
      "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
  },
  InvalidArgument: {
    status: 400,
    message:
      "Only one auth mechanism allowed; only the Signature query string parameter or the Authorization header should be specified",
  },
  NoSuchKey: { status: 404, message: "The specified key does not exist." },
  MethodNotAllowed: { status: 405, message: "The specified method is not allowed against this resource." },
  InternalError: { status: 500, message: "We encountered an internal error. Please try again." },
} as const;

export type XmlErrorCode = keyof typeof errors;

/** An error as object stores word it. */
export function xmlError(response: ServerResponse, code: XmlErrorCode): void {
  const { status, message } = errors[code];
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error>\n  <Code>${code}</Code>\n  <Message>${message}</Message>\n  <RequestId>${randomBytes(12).toString("hex").toUpperCase()}</RequestId>\n</Error>\n`;
  response
    .writeHead(status, { "content-type": "application/xml", "content-length": Buffer.byteLength(body) })
    .end(body);
}
