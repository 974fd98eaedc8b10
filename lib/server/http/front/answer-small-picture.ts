import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError } from "@/lib/server/errors";
import { sendAnswer } from "./send-answer";

const SMALL = /^\/api\/images\/([0-9a-z]{1,64})\/(thumb|display)$/;

/**
 * Answers the forms that pages are drawn with in front of the framework, by the same handle as their route: a gallery asks for fifty at
 * once, somebody waits for a result, and the framework's way to a route costs more than what the route does. False for everything else.
 */
export async function answerSmallPicture(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const [, id, form] = (request.method === "GET" && SMALL.exec(request.url ?? "")) || [];
  if (!id || !form) return false;
  // Not before it is needed: what it brings along would hold up the start.
  const { pictureHandle } = await import("../picture-handle");
  // The host that was asked for stands in the headers, as whoever asks has written it.
  const asked = new Request(`http://localhost${request.url}`, { headers: toHeaders(request) });
  const answer = await pictureHandle(asked, { params: Promise.resolve({ id, form }) });
  await sendAnswer(response, answer).catch((error) => {
    throw new AppError("storage_unavailable", "The store broke off in the middle of the picture.", { cause: error });
  });
  return true;
}

function toHeaders({ headers }: IncomingMessage): Headers {
  const web = new Headers();
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) web.set(name, String(value));
  return web;
}
