import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * The style sheets of a build, as a Content-Security-Policy names them by their content: the framework writes them into its pages, where
 * they are painted without a second round trip, and gives them no nonce. None where there is no such folder, as under development.
 */
export function readStyleHashes(
  folder = path.join(/*turbopackIgnore: true*/ process.cwd(), ".next/static/chunks"),
): string[] {
  return listSheets(folder).map((sheet) => {
    const hash = createHash("sha256").update(readFileSync(path.join(/*turbopackIgnore: true*/ folder, sheet)));
    return `'sha256-${hash.digest("base64")}'`;
  });
}

function listSheets(folder: string): string[] {
  try {
    return readdirSync(/*turbopackIgnore: true*/ folder).filter((name) => name.endsWith(".css"));
  } catch {
    return [];
  }
}
