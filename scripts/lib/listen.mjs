import { createServer } from "node:http";
import { giveUp } from "./say.mjs";

/** A big picture over a slow line takes longer than Node's five minutes for a request. */
const slowestUploadMs = 30 * 60_000;

/**
 * How long a connection may rest between two requests. Whoever is in front must hang up first: a request that meets our hanging up is
 * reset, and a change must not be sent a second time by a browser or a proxy. Chrome keeps one for five minutes, Caddy for two, Traefik
 * 90 s, nginx and the balancers of AWS 60 s; Node would keep it for five seconds.
 */
const restOfConnectionMs = 6 * 60_000;

const sentences = {
  EADDRINUSE: ({ host, port }) =>
    `Port ${port} on ${host} is taken, perhaps by a Diptych that runs already. Stop that one, or choose another port: PORT=${port + 1} npm start`,
  EACCES: ({ port }) => `Port ${port} may not be used by this user. Choose one from 1024 up: PORT=8080 npm start`,
  EADDRNOTAVAIL: ({ host }) => `This machine has no address ${host}. Set HOST to one that it has, or leave it empty.`,
  ENOTFOUND: ({ host }) =>
    `HOST is "${host}", a name that leads nowhere. Set it to an address of this machine, or leave it empty.`,
};

/**
 * Takes the port before anything else is touched. Requests that come early wait until `answerWith` is called; `answerBroken` is
 * then given the connections that carry no HTTP.
 * Ends the process with a sentence when the port cannot be had.
 */
export async function listen({ host, port }) {
  let open;
  const opened = new Promise((resolve) => {
    open = resolve;
  });
  // A request without a host is answered like every other, not by Node.
  const server = createServer({ requireHostHeader: false }, async (request, response) => {
    const { answer } = await opened;
    await answer(request, response);
  });
  server.requestTimeout = slowestUploadMs;
  server.keepAliveTimeout = restOfConnectionMs;
  server.on("clientError", async (error, socket) => {
    const { answerBroken } = await opened;
    answerBroken(error, socket);
  });
  // Whoever asks whether to go on is told when the body is wanted; other wishes are none that must be granted (RFC 9110, 10.1.1).
  server.on("checkContinue", (request, response) => {
    sayContinueWhenRead(request, response);
    server.emit("request", request, response);
  });
  server.on("checkExpectation", (request, response) => server.emit("request", request, response));
  await new Promise((resolve) => {
    server.once("error", (error) => {
      giveUp(sentences[error.code]?.({ host, port }) ?? `Diptych cannot listen on ${host}:${port}: ${error.message}`);
    });
    server.listen(port, host, resolve);
  });
  return { server, answerWith: (answer, answerBroken) => open({ answer, answerBroken }), url: addressOf(server, host) };
}

/** So a body that will be refused is never sent. */
function sayContinueWhenRead(request, response) {
  const read = request._read;
  request._read = function (size) {
    request._read = read;
    if (!response.headersSent) response.writeContinue();
    return read.call(this, size);
  };
}

function addressOf(server, host) {
  const { port } = server.address();
  const everywhere = host === "0.0.0.0" || host === "::";
  const name = everywhere ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
