import type { IncomingMessage, ServerResponse } from "node:http";
import { ZodError, z } from "zod";
import { type Answer, jsonAnswer } from "./answer";
import type { Call } from "./call";
import { readBody } from "./read-body";

/** What the control endpoints reach. */
export type Controlled = {
  calls(): Call[];
  downloads(): Call[];
  bodyOf(number: number): Buffer | null;
  state(): unknown;
  switch(next: unknown): void;
  reset(): void;
};

/** `/_…`: the emulator's own handle, no part of the service. */
export async function control(
  request: IncomingMessage,
  response: ServerResponse,
  controlled: Controlled,
): Promise<void> {
  const body = await readBody(request);
  const { pathname } = new URL(request.url ?? "/", "http://emulator");
  const { status, headers, body: content } = answerControl(`${request.method} ${pathname}`, body, controlled);
  response.writeHead(status, { ...headers, "cache-control": "no-store" }).end(content);
}

function answerControl(route: string, body: Buffer | null, controlled: Controlled): Answer {
  const wanted = /^GET \/_calls\/(\d+)\/body$/.exec(route);
  if (wanted) {
    const kept = controlled.bodyOf(Number(wanted[1]));
    if (!kept) return jsonAnswer(404, { problem: "No such call, or its body is no longer kept." });
    return { status: 200, headers: { "content-type": "application/octet-stream" }, body: kept };
  }
  switch (route) {
    case "GET /_calls":
      return jsonAnswer(200, controlled.calls());
    case "GET /_downloads":
      return jsonAnswer(200, controlled.downloads());
    case "GET /_switches":
      return jsonAnswer(200, controlled.state());
    case "POST /_switches":
      return setSwitches(body, controlled);
    case "POST /_reset":
      controlled.reset();
      return jsonAnswer(200, controlled.state());
    default:
      return jsonAnswer(404, {
        problem: "GET /_calls, /_calls/<number>/body, /_downloads, /_switches; POST /_switches, /_reset.",
      });
  }
}

function setSwitches(body: Buffer | null, controlled: Controlled): Answer {
  try {
    controlled.switch(JSON.parse(body?.toString("utf8") ?? ""));
    return jsonAnswer(200, controlled.state());
  } catch (error) {
    return jsonAnswer(400, { problem: error instanceof ZodError ? z.prettifyError(error) : String(error) });
  }
}
