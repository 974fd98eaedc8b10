import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/** What names the chunk itself, in its last line. */
const OWN_NAME = /\n\/\/# sourceMappingURL=.*\s*$/;

/**
 * Of the server's chunks that hold the same code under many names, as the bundler writes one for every route, keeps one, and has
 * everything refer to it: each is read, compiled and held in memory by itself. How many went. Takes the folder `.next/server`.
 */
export function mergeEqualChunks(server) {
  const chunks = path.join(server, "chunks");
  const kept = new Map();
  const replaced = new Map();
  for (const name of readdirSync(chunks).sort()) {
    if (!name.endsWith(".js")) continue;
    const code = readFileSync(path.join(chunks, name), "utf8").replace(OWN_NAME, "");
    const first = kept.get(code);
    if (first) replaced.set(name, first);
    else kept.set(code, name);
  }
  if (replaced.size === 0) return 0;
  for (const entry of readdirSync(server, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(?:js|json)$/.test(entry.name)) continue;
    const file = path.join(entry.parentPath, entry.name);
    const text = readFileSync(file, "utf8");
    const referring = text.replace(/chunks\/([^"/\\]+\.js)/g, (whole, name) =>
      replaced.has(name) ? `chunks/${replaced.get(name)}` : whole,
    );
    if (referring !== text) writeFileSync(file, referring);
  }
  for (const name of replaced.keys()) {
    for (const file of [name, `${name}.map`]) rmSync(path.join(chunks, file), { force: true });
  }
  return replaced.size;
}
