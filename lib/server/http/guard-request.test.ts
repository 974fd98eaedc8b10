import { describe, expect, it } from "vitest";
import { guardRequest } from "./guard-request";

const publicUrl = new URL("https://studio.example.org");

function guard(
  headers: Record<string, string>,
  { method = "POST", settings = { publicUrl: null as URL | null, trustProxy: false } } = {},
) {
  return () => guardRequest({ method, headers: new Headers(headers) }, settings);
}

describe("guardRequest", () => {
  it.each(["127.0.0.1:3000", "localhost", "LOCALHOST:80", "[::1]:3000", "127.9.9.9:1"])("answers under %s", (host) => {
    expect(guard({ host })).not.toThrow();
  });

  it.each([
    "evil.example",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "evil.example:3000",
    "0.0.0.0:3000",
    "192.168.1.5",
    "evil.example@localhost",
    "localhost/evil",
    "localhost evil.example",
    "",
  ])("does not answer under %s, not even to a reader", (host) => {
    expect(guard({ host }, { method: "GET" })).toThrow(expect.objectContaining({ code: "host_not_allowed" }));
  });

  it("does not answer without a host", () => {
    expect(guard({})).toThrow(expect.objectContaining({ code: "host_not_allowed" }));
  });

  it("answers under the public address alone besides loopback", () => {
    const settings = { publicUrl, trustProxy: false };
    expect(guard({ host: "studio.example.org" }, { settings })).not.toThrow();
    expect(guard({ host: "studio.example.org:443" }, { settings })).not.toThrow();
    expect(guard({ host: "studio.example.org:8443" }, { settings })).toThrow();
    expect(guard({ host: "other.example.org" }, { settings })).toThrow();
  });

  it("believes a forwarded host only behind a trusted proxy", () => {
    const headers = { host: "evil.example", "x-forwarded-host": "localhost" };
    expect(guard(headers)).toThrow();
    expect(guard(headers, { settings: { publicUrl: null, trustProxy: true } })).not.toThrow();
  });

  const here = { host: "127.0.0.1:3000" };

  it.each<[Record<string, string>, string]>([
    [{ origin: "http://127.0.0.1:3000" }, "its own page"],
    [{ origin: "http://127.0.0.1:3000", "sec-fetch-site": "same-origin" }, "its own page in a newer browser"],
    [{ "sec-fetch-site": "none" }, "what the reader typed"],
    [{}, "a script"],
  ])("lets %j change something: %s", (headers) => {
    expect(guard({ ...here, ...headers })).not.toThrow();
  });

  it.each<Record<string, string>>([
    { origin: "https://evil.example" },
    { origin: "http://127.0.0.1:4000" },
    { origin: "http://localhost:3000" },
    { origin: "null" },
    { origin: "file://" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: "http://127.0.0.1:3000", "sec-fetch-site": "cross-site" },
  ])("does not let %j change anything", (headers) => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      expect(guard({ ...here, ...headers }, { method })).toThrow(
        expect.objectContaining({ code: "cross_site_request" }),
      );
    }
    expect(guard({ ...here, ...headers }, { method: "GET" })).not.toThrow();
  });

  it("takes changes from a page under the public address behind a proxy", () => {
    const settings = { publicUrl, trustProxy: false };
    expect(guard({ host: "127.0.0.1:3000", origin: "https://studio.example.org" }, { settings })).not.toThrow();
    expect(guard({ host: "studio.example.org", origin: "https://studio.example.org" }, { settings })).not.toThrow();
  });
});
