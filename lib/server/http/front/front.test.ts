import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { problemSchema } from "@/lib/domain/problem-schema";
import { createBrokenAnswer } from "./answer-broken";
import { createFront } from "./answer-in-front";
import { limitBodyTime } from "./limit-body-time";

const { listen } = await import(path.resolve("scripts/lib/listen.mjs"));

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const careful = ["x-content-type-options", "referrer-policy", "permissions-policy", "content-security-policy"];
const HOST = "Host: localhost\r\n";

describe("in front of the framework", () => {
  let server: Server;
  let framework: Handler;
  const seen: IncomingMessage["headers"][] = [];

  async function open(trustProxy = false) {
    const settings = { publicUrl: new URL("https://studio.example.org"), trustProxy };
    const door = await listen({ host: "127.0.0.1", port: 0 });
    server = door.server;
    const front = createFront(settings);
    door.answerWith(async (request: IncomingMessage, response: ServerResponse) => {
      if (!(await front(request, response))) framework(request, response);
    }, createBrokenAnswer(settings));
  }
  beforeEach(async () => {
    seen.length = 0;
    framework = ({ headers }, response) => {
      seen.push(headers);
      response.end("framework");
    };
    await open();
  });
  afterEach(() => {
    server.close();
    server.closeAllConnections();
  });

  /** Sends these bytes, `later` ones when something came back, and gives all of that until the other side hangs up. */
  const send = (message: string, later = "") =>
    new Promise<string>((resolve, reject) => {
      const socket = connect((server.address() as AddressInfo).port, "127.0.0.1", () => socket.write(message));
      let answer = "";
      socket.on("data", (chunk) => {
        if (answer === "" && later !== "") socket.write(later);
        answer += chunk;
      });
      socket.on("error", reject);
      socket.on("close", () => resolve(answer));
    });

  function expectProblem(answer: string, status: number) {
    const [head = "", ...rest] = answer.split("\r\n\r\n");
    expect(head.split(" ")[1]).toBe(String(status));
    for (const name of [...careful, "strict-transport-security"]) expect(head.toLowerCase()).toContain(`\n${name}: `);
    expect(head.toLowerCase()).toContain("content-type: application/problem+json");
    const json = /\{.*\}/.exec(rest.join(""))?.[0] ?? "";
    expect(problemSchema.parse(JSON.parse(json)).status).toBe(status);
    expect(seen).toEqual([]);
  }

  it.each([
    ["two lengths", `POST / HTTP/1.1\r\n${HOST}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello`, 400],
    [
      "a length and pieces",
      `POST /api/session HTTP/1.1\r\n${HOST}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n${HOST}\r\n`,
      400,
    ],
    ["an encoding that is none", `POST / HTTP/1.1\r\n${HOST}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`, 400],
    ["lines that end too soon", "GET /api/edits HTTP/1.1\nHost: localhost\n\n", 400],
    ["TLS", "\u0016\u0003\u0001\u0000\u00a5\u0001", 400],
    ["a method that is none", `FOO / HTTP/1.1\r\n${HOST}\r\n`, 400],
    ["a zero in the address", `GET /\0 HTTP/1.1\r\n${HOST}\r\n`, 400],
    ["a head without end", `GET / HTTP/1.1\r\n${HOST}X: ${"a".repeat(20_000)}\r\n\r\n`, 431],
    ["no host", "GET /api/edits HTTP/1.1\r\nConnection: close\r\n\r\n", 400],
    ["two hosts", `GET /api/edits HTTP/1.1\r\nHost: evil.example\r\n${HOST}\r\n`, 400],
    ["a whole address", `GET http://127.0.0.1:1/x HTTP/1.1\r\n${HOST}\r\n`, 400],
    ["a star", `OPTIONS * HTTP/1.1\r\n${HOST}\r\n`, 400],
    ["an address that cannot be decoded", `GET /%E0%A4%A HTTP/1.1\r\n${HOST}\r\n`, 400],
    ["TRACE", `TRACE /api/edits HTTP/1.1\r\n${HOST}\r\n`, 405],
    [
      "an action of the framework",
      `POST /sign-in HTTP/1.1\r\n${HOST}Next-Action: 7f\r\nContent-Length: 2\r\n\r\n[]`,
      405,
    ],
    ["another method on a page", `OPTIONS /gallery HTTP/1.1\r\n${HOST}\r\n`, 405],
    ["a method on what only looks like a route", `POST /x/..%2fapi/edits HTTP/1.1\r\n${HOST}\r\n`, 405],
  ])("%s is a problem, which the framework never sees", async (_name, message, status) => {
    expectProblem(await send(message), status);
  });

  it.each([
    ["a redirect", { status: 308, headers: { Location: "/x" } }],
    ["an error", { status: 500, headers: { "Content-Type": "text/plain" } }],
    ["a file", { status: 200, headers: { "Content-Type": "image/svg+xml" } }],
  ])("%s of the framework's own has the headers of safety", async (_name, { status, headers }) => {
    framework = (_request, response) => response.writeHead(status, headers).end();
    const answer = (await send(`GET / HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`)).toLowerCase();
    for (const name of careful) expect(answer).toContain(`\n${name}: `);
  });

  it("leaves what was said, frames of an embedded share, and scripts their freedom to work", async () => {
    framework = (_request, response) => response.setHeader("Content-Security-Policy", "own").end();
    const ask = async (path: string) =>
      (await send(`GET ${path} HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`)).toLowerCase();
    expect((await ask("/")).match(/content-security-policy: .*/g)).toEqual(["content-security-policy: own"]);
    expect(await ask("/s/token/embed?x=1")).not.toContain("x-frame-options");
    expect(await ask("/s/token")).toContain("x-frame-options: deny");
    framework = (_request, response) => response.setHeader("Content-Type", "application/javascript").end();
    expect(await ask("/_next/static/worker.js")).not.toContain("content-security-policy");
  });

  it("strikes out what a client says of itself, and what only the framework knows", async () => {
    const claims = ["X-Forwarded-For: 6.6.6.6", "X-Forwarded-Host: evil.example", "X-Forwarded-Proto: https"];
    const internals = [
      "x-middleware-prefetch: 1",
      "x-middleware-subrequest: proxy",
      "x-matched-path: /",
      "Next-Action: 7f",
    ];
    const message = `GET / HTTP/1.1\r\n${HOST}Connection: close\r\nRSC: 1\r\n${[...claims, ...internals].join("\r\n")}\r\n\r\n`;
    await send(message);
    expect(seen).toEqual([{ host: "localhost", connection: "close", rsc: "1" }]);
    server.close();
    await open(true);
    await send(message);
    expect(seen[1]).toMatchObject({ "x-forwarded-for": "6.6.6.6", "x-forwarded-host": "evil.example" });
    expect(seen[1]).not.toHaveProperty("x-middleware-prefetch");
  });

  it("asks for a body only when somebody reads it", async () => {
    const message = `POST /api/images HTTP/1.1\r\n${HOST}Expect: 100-continue\r\nConnection: close\r\nContent-Length: 3\r\n\r\n`;
    framework = (_request, response) => response.writeHead(401, { Connection: "close" }).end();
    expect(await send(message)).toMatch(/^HTTP\/1.1 401/);
    framework = (request, response) => request.on("data", (chunk) => response.end(`read ${chunk}`));
    expect(await send(`${message}abc`)).toMatch(/^HTTP\/1.1 100 Continue\r\n\r\nHTTP\/1.1 200 [\s\S]*read abc/);
  });

  it("keeps a connection for longer than browsers and proxies do, which must hang up first", async () => {
    const answer = await send(`GET / HTTP/1.1\r\n${HOST}\r\n`, `GET / HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`);
    const chromeKeepsS = 300;
    expect(Number(/^keep-alive: timeout=(\d+)/im.exec(answer)?.[1])).toBeGreaterThan(chromeKeepsS);
  });

  it("answers a wish that it does not know as if there were none", async () => {
    const answer = await send(`GET / HTTP/1.1\r\n${HOST}Expect: coffee\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1.1 200 /);
  });

  it("says nothing into an answer that is under way", async () => {
    framework = (_request, response) => response.writeHead(200, { "Content-Length": "100" }).write("begun");
    const answer = await send(`POST /api/x HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\n\r\n`, "no piece\r\n");
    expect(answer).toMatch(/^HTTP\/1.1 200 [\s\S]*begun$/);
  });
});

describe("the time for a small body", () => {
  it("ends, and is not there for a picture", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    const requests: IncomingMessage[] = [];
    const server = createServer((request) => {
      limitBodyTime(request);
      requests.push(request);
    });
    try {
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const { port } = server.address() as AddressInfo;
      for (const path of ["/api/session", "/api/images"]) {
        const client = connect(port, "127.0.0.1");
        client.write(`POST ${path} HTTP/1.1\r\n${HOST}Content-Length: 9\r\n\r\nslow`).valueOf();
        client.on("error", () => undefined);
      }
      while (requests.length < 2) await new Promise((resolve) => setImmediate(resolve));
      vi.advanceTimersByTime(59_000);
      expect(requests.map(({ destroyed }) => destroyed)).toEqual([false, false]);
      vi.advanceTimersByTime(2_000);
      const isPicture = ({ url }: IncomingMessage) => url === "/api/images";
      expect(requests.map((request) => [isPicture(request), request.destroyed]).sort()).toEqual([
        [false, true],
        [true, false],
      ]);
    } finally {
      vi.useRealTimers();
      server.close();
      server.closeAllConnections();
    }
  });
});
