import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { pagePolicy } from "./page-policy";
import { readStyleHashes } from "./style-hashes";

describe("pagePolicy", () => {
  it("runs nothing without the nonce, and evaluates only under development", () => {
    const policy = pagePolicy("abc", { isDevelopment: false });
    expect(policy).toContain("script-src 'nonce-abc' 'strict-dynamic';");
    expect(policy).not.toContain("unsafe-eval");
    expect(policy).not.toContain("style-src 'unsafe-inline'");
    expect(pagePolicy("abc", { isDevelopment: true })).toContain("'unsafe-eval'");
  });

  it("names the style sheets that stand in its pages by what is in them", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "diptych-styles-"));
    await writeFile(path.join(folder, "sheet.css"), "body{margin:0}");
    await writeFile(path.join(folder, "script.js"), "alert(1)");
    const styleHashes = readStyleHashes(folder);
    await rm(folder, { recursive: true });
    // By openssl dgst -sha256 -binary | base64.
    const hash = "'sha256-IAdwN3biDCQ3brrgp1m8kBEsPQYyqfREKOEfeoREopc='";
    expect(styleHashes).toEqual([hash]);
    expect(pagePolicy("abc", { isDevelopment: false, styleHashes })).toContain(`style-src 'self' 'nonce-abc' ${hash};`);
    expect(readStyleHashes(path.join(folder, "missing"))).toEqual([]);
  });
});
