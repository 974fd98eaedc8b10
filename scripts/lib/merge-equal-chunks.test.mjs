import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { mergeEqualChunks } from "./merge-equal-chunks.mjs";

let server = "";

beforeEach(() => {
  server = mkdtempSync(path.join(tmpdir(), "diptych-chunks-"));
});
afterEach(() => rmSync(server, { recursive: true }));

function write(file, text) {
  mkdirSync(path.join(server, path.dirname(file)), { recursive: true });
  writeFileSync(path.join(server, file), text);
}
const read = (file) => readFileSync(path.join(server, file), "utf8");
const chunk = (name, code) => {
  write(`chunks/${name}.js`, `${code}\n//# sourceMappingURL=${encodeURIComponent(name)}.js.map\n`);
  write(`chunks/${name}.js.map`, "{}");
};

it("keeps one of the chunks that hold the same code, and everything refers to it", () => {
  chunk("[root]__a", "module.exports=[1,()=>{}];");
  chunk("[root]__b", "module.exports=[1,()=>{}];");
  chunk("[root]__c", "module.exports=[2,()=>{}];");
  write("app/api/[id]/route.js", 'R.c("server/chunks/[root]__b.js")\nR.c("server/chunks/[root]__c.js")\n');
  write("app/api/[id]/route.js.nft.json", '{"files":["../../../chunks/[root]__b.js"]}');
  expect(mergeEqualChunks(server)).toBe(1);
  expect(readdirSync(path.join(server, "chunks")).sort()).toEqual([
    "[root]__a.js",
    "[root]__a.js.map",
    "[root]__c.js",
    "[root]__c.js.map",
  ]);
  expect(read("app/api/[id]/route.js")).toBe('R.c("server/chunks/[root]__a.js")\nR.c("server/chunks/[root]__c.js")\n');
  expect(JSON.parse(read("app/api/[id]/route.js.nft.json")).files).toEqual(["../../../chunks/[root]__a.js"]);
});

it("leaves a build alone in which nothing is there twice", () => {
  chunk("[root]__a", "module.exports=[1,()=>{}];");
  chunk("[root]__b", "module.exports=[2,()=>{}];");
  expect(mergeEqualChunks(server)).toBe(0);
  expect(existsSync(path.join(server, "chunks/[root]__b.js.map"))).toBe(true);
});
