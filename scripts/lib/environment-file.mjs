import { existsSync, readFileSync } from "node:fs";
import { inRoot } from "./root.mjs";

/** Takes over `.env` where there is one. What is set already wins. */
export function loadEnvironmentFile() {
  if (existsSync(inRoot(".env"))) process.loadEnvFile(inRoot(".env"));
}

/** Every variable of the configuration as not set: tests must not run on anybody's database or keys. */
export function blankEnvironment() {
  const names = readFileSync(inRoot(".env.example"), "utf8").matchAll(/^# ([A-Z0-9_]+)=/gm);
  return Object.fromEntries([...names].map(([, name]) => [name, ""]));
}
