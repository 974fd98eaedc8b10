import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { Problem } from "@/lib/domain/error-codes";
import { newId } from "@/lib/server/db/new-id";
import { type Environment, readEnvironment } from "@/lib/server/env";
import { dataPolicy, securityHeaders } from "../security-headers";
import { isAnswering } from "./open-answers";

/** By the codes of Node's errors. */
const causes: Record<string, [status: number, detail: string]> = {
  HPE_HEADER_OVERFLOW: [431, "The head of this request is too long."],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, "The pieces of this body say too much of themselves."],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "The request took too long to arrive."],
};

type Broken = (error: NodeJS.ErrnoException, socket: Duplex) => void;

/** The last word on a connection that carries no HTTP, as a problem like all others. */
export function createBrokenAnswer({ publicUrl }: Pick<Environment, "publicUrl"> = readEnvironment()): Broken {
  return (error, socket) => {
    if (!socket.writable || error.code === "ECONNRESET" || isAnswering(socket)) {
      socket.destroy();
      return;
    }
    const [status, detail] = causes[error.code ?? ""] ?? [400, "This is no request that could be understood."];
    socket.end(toMessage(status, detail, publicUrl), () => socket.destroy());
  };
}

function toMessage(status: number, detail: string, publicUrl: URL | null): string {
  const title = STATUS_CODES[status] ?? "Bad Request";
  const problem: Problem = {
    type: "about:blank",
    title,
    status,
    detail,
    code: "invalid_request",
    requestId: newId(),
  };
  const body = JSON.stringify(problem);
  const headers = {
    ...securityHeaders(publicUrl),
    "Content-Security-Policy": dataPolicy,
    "Cache-Control": "no-store",
    "Content-Type": "application/problem+json",
    "Content-Length": String(body.length),
    Connection: "close",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${title}`, ...lines, "", body].join("\r\n");
}
