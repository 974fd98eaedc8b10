import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type Answer, Refusal } from "./answer";
import type { Call } from "./call";
import { type CallLog, createCallLog, sha256 } from "./call-log";
import { control } from "./control";
import { deliver } from "./deliver";
import { createDoor, type Door } from "./door";
import { rowAnswer } from "./error-table";
import { listen } from "./listen";
import { makePictures } from "./make-pictures";
import { readBody } from "./read-body";
import { createResultHost } from "./result-host";
import type { Incoming, Service } from "./service";
import { createSwitchboard, departures } from "./switchboard";
import type { Switches, SwitchRequest } from "./switches";
import { wait } from "./wait";

export type Emulator = {
  name: string;
  /** Of the API, without `/v1`. */
  url: string;
  /** The other origin that pictures can lie on (`resultHost: "other"`). */
  resultsUrl: string;
  /** Null where the service asks for none. */
  apiKey: string | null;
  /** Every call to the API, also the refused ones; copies. */
  calls(): Call[];
  /** Every fetch of a result. */
  downloads(): Call[];
  /** The exact bytes of a call's body. */
  bodyOf(number: number): Buffer | null;
  /** Sets switches; with `times` for the next so many calls, one such order after the other. */
  switch(next: SwitchRequest): void;
  reset(): void;
  /** Through which calls come in and results are fetched. */
  door: Door;
  close(): Promise<void>;
};

/** Starts a service on loopback; the next port (any free one for 0) is for pictures that lie elsewhere. */
export async function startEmulator(service: Service, apiKey: string | null, port = 0): Promise<Emulator> {
  const log = createCallLog();
  const switchboard = createSwitchboard(service.modes, Object.keys(service.errors), service.modes[0]);
  const host = createResultHost(service.links);
  const controls = {
    calls: () => log.list(),
    downloads: () => host.downloads(),
    bodyOf: (number: number) => log.bodyOf(number),
    state: () => ({ ...switchboard.state(), modes: service.modes, errors: Object.keys(service.errors) }),
    switch: (next: unknown) => switchboard.set(next),
    reset() {
      log.clear();
      switchboard.reset();
      host.clear();
    },
  };

  const server = createServer({ requestTimeout: 0 }, (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://emulator");
    if (pathname.startsWith("/_")) return void control(request, response, controls);
    if (host.has(pathname)) return void host.serve(request, response);
    void serveCall({ service, log, host, switchboard }, request, response, pathname);
  });

  const door = createDoor(server);
  const close = async () => {
    door.turnAway();
    server.closeAllConnections();
    await Promise.all([new Promise<void>((resolve) => server.close(() => resolve())), host.close()]);
  };
  const [url, resultsUrl] = await Promise.all([listen(server, port), host.start(port === 0 ? 0 : port + 1)]).catch(
    async (error) => {
      await close();
      throw error;
    },
  );
  host.standUnder(url);
  return {
    name: service.name,
    url,
    resultsUrl,
    apiKey,
    ...controls,
    door,
    close,
  };
}

type Parts = {
  service: Service;
  log: CallLog;
  host: ReturnType<typeof createResultHost>;
  switchboard: ReturnType<typeof createSwitchboard>;
};

async function serveCall(
  parts: Parts,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const { service, log, switchboard } = parts;
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  const requestId = service.newRequestId();
  const kind = service.kindOf(request.method ?? "", path);
  const call = log.open(request, response, kind, requestId);
  const body = await readBody(request);
  if (body === null) return void response.destroy();
  log.keepBody(call, body);
  const switches = switchboard.take(kind, body);
  call.switches = departures(switches);

  const incoming: Incoming = {
    method: request.method ?? "",
    path,
    headers: request.headers,
    body,
    call,
    mode: switches.mode,
    requestId,
  };
  const answer = await answerCall(parts, incoming, switches);
  await wait(switches.latencyMs, gone.signal);
  if (!gone.signal.aborted) await deliver({ response, call, signal: gone.signal }, answer, switches);
}

/** The service's answer. What is wrong with the request is said before any switch speaks. */
async function answerCall({ service, host }: Parts, incoming: Incoming, switches: Switches): Promise<Answer> {
  const { call, requestId } = incoming;
  const headers = service.headers(requestId);
  try {
    const order = call.kind === "edit" ? await service.readOrder(incoming) : null;
    const other = order ? null : service.answerOther(incoming);
    if (order) call.seed = order.seed;
    const row = switches.error ? service.errors[switches.error] : undefined;
    if (row) {
      if (order && row.mayHaveRun) call.charged = switches.pictures ?? order.pictures;
      const retryAfter: Record<string, string> =
        switches.retryAfter === null ? {} : { "retry-after": switches.retryAfter };
      return rowAnswer(row, requestId, { ...headers, ...retryAfter });
    }
    if (switches.raw) return { ...switches.raw, headers: { ...headers, ...switches.raw.headers } };
    if (other) return withHeaders(other, headers);
    if (!order) throw new Error("Neither an edit nor anything else.");
    const pictures = await makePictures(order, switches, host);
    call.charged = pictures.length;
    call.results = pictures.map(({ bytes }) => ({ sha256: sha256(bytes), bytes: bytes.length }));
    return withHeaders(
      service.answerOrder({ ...order, form: switches.form ?? order.form }, pictures, incoming, switches),
      headers,
    );
  } catch (error) {
    if (error instanceof Refusal) return withHeaders(error.answer, headers);
    // A fault of the emulator itself: never to be taken for the service's.
    call.complaints.push(`The emulator failed: ${String(error)}`);
    return { status: 599, headers: { "content-type": "text/plain" }, body: `The emulator failed: ${String(error)}` };
  }
}

function withHeaders(answer: Answer, headers: Record<string, string>): Answer {
  return { ...answer, headers: { ...headers, ...answer.headers } };
}
