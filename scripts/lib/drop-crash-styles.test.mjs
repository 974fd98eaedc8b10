import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { dropCrashStyles } from "./drop-crash-styles.mjs";

let server = "";

beforeEach(() => {
  server = mkdtempSync(path.join(tmpdir(), "diptych-manifests-"));
});
afterEach(() => rmSync(server, { recursive: true }));

function write(file, manifest) {
  mkdirSync(path.join(server, path.dirname(file)), { recursive: true });
  const text = `globalThis.__RSC_MANIFEST = globalThis.__RSC_MANIFEST || {};\nglobalThis.__RSC_MANIFEST["/page"] = ${manifest}`;
  writeFileSync(path.join(server, file), text);
  return text;
}
const read = (file) => readFileSync(path.join(server, file), "utf8");

it("takes the sheets of the last screen from the lists of pages, and nothing else", () => {
  const sheet = [{ path: "static/chunks/a.css", inlined: true, content: '.a{content:"] = {"}' }];
  const manifest = (entryCSSFiles) => JSON.stringify({ clientModules: { a: { id: 1 } }, entryCSSFiles });
  const own = { "[project]/app/layout": sheet, "[project]/app/(studio)/page": sheet };
  const page = "app/(studio)/page_client-reference-manifest.js";
  write(page, manifest({ ...own, "[project]/app/global-error": sheet }));
  const route = "app/api/health/route_client-reference-manifest.js";
  const left = write(route, manifest({}));
  expect(dropCrashStyles(server)).toBe(1);
  expect(read(page)).toBe(write("app/expected.js", manifest(own)));
  expect(read(route)).toBe(left);
  expect(dropCrashStyles(server)).toBe(0);
});

it("leaves what it does not know alone", () => {
  const file = "app/page_client-reference-manifest.js";
  const left = write(file, "make(1)");
  expect(dropCrashStyles(server)).toBe(0);
  expect(read(file)).toBe(left);
});
