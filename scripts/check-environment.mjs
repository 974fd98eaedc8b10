// A process of its own: what reads TypeScript here would stay in the way of the server's own loading.
import { tsImport } from "tsx/esm/api";
import { giveUp } from "./lib/say.mjs";

const { readEnvironment } = await tsImport("../lib/server/env.ts", import.meta.url);
try {
  readEnvironment();
} catch (error) {
  giveUp("Diptych cannot start:", ...(error.problems ?? [error.stack]));
}
