import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const MANIFEST = /_client-reference-manifest\.js$/;
/** What stands before the manifest's object, and after it. */
const FORM = /^(.*?__RSC_MANIFEST\["[^"\n]*"\] = )(\{.*\})(;?\s*)$/s;
const CRASH_SCREEN = /\/app\/global-error$/;

/**
 * Every page carries the style sheets of the screen that replaces all of it when even the frame fails, whole, beside its own. Ours needs none
 * (`app/global-error.tsx`): takes them from the lists of the pages. From how many. Takes the folder `.next/server`.
 */
export function dropCrashStyles(server) {
  let dropped = 0;
  for (const entry of readdirSync(path.join(server, "app"), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !MANIFEST.test(entry.name)) continue;
    const file = path.join(entry.parentPath, entry.name);
    const [, before, object, after] = FORM.exec(readFileSync(file, "utf8")) ?? [];
    const manifest = object && JSON.parse(object);
    const screens = Object.keys(manifest?.entryCSSFiles ?? {}).filter((name) => CRASH_SCREEN.test(name));
    if (screens.length === 0) continue;
    for (const screen of screens) delete manifest.entryCSSFiles[screen];
    writeFileSync(file, `${before}${JSON.stringify(manifest)}${after}`);
    dropped++;
  }
  return dropped;
}
