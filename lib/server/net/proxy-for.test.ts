import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withoutProxyVariables } from "./__fixtures__/start-proxy";
import { proxyFor } from "./proxy-for";

describe("proxyFor", () => {
  let restoreVariables: () => void;
  beforeEach(() => {
    restoreVariables = withoutProxyVariables();
  });
  afterEach(() => restoreVariables());
  const forAddress = (address: string) => proxyFor(new URL(address))?.host ?? null;

  it("finds none where none is named", () => {
    expect(forAddress("https://api.example.com/")).toBeNull();
  });

  it("takes the proxy of the address's own kind, and for https the other one where there is none", () => {
    process.env.HTTP_PROXY = "http://one:1";
    expect([forAddress("http://a.example/"), forAddress("https://a.example/")]).toEqual(["one:1", "one:1"]);
    process.env.HTTPS_PROXY = "http://two:2";
    expect([forAddress("http://a.example/"), forAddress("https://a.example/")]).toEqual(["one:1", "two:2"]);
    process.env.https_proxy = "http://three:3";
    expect(forAddress("https://a.example/")).toBe("three:3");
  });

  it.each([
    ["api.example.com", true],
    ["example.com", true],
    [".example.com", true],
    ["*.example.com", true],
    ["other.org, EXAMPLE.com", true],
    ["other.org example.com", true],
    ["example.com:443", true],
    ["*", true],
    ["example.com:8443", false],
    ["ample.com", false],
    ["api.example.com.org", false],
    ["", false],
  ])("goes without one to api.example.com when NO_PROXY is %j: %s", (none, goesWithout) => {
    process.env.HTTPS_PROXY = "http://proxy:3128";
    process.env.NO_PROXY = none;
    expect(forAddress("https://api.example.com/v1")).toBe(goesWithout ? null : "proxy:3128");
  });
});
