import { ensureModules } from "./ensure-modules.mjs";
import { loadEnvironmentFile } from "./environment-file.mjs";
import { root } from "./root.mjs";

/**
 * Runs one of the product's commands from its TypeScript, so that nothing has to be built before. Files are named from where the
 * person stands: npm itself goes to the project's folder.
 */
export async function runCommand(name) {
  const from = process.env.INIT_CWD ?? process.cwd();
  process.chdir(root);
  loadEnvironmentFile();
  await ensureModules();
  const { tsImport } = await import("tsx/esm/api");
  const commands = await tsImport("../../lib/server/keeping/commands.ts", import.meta.url);
  process.exitCode = await commands[name](process.argv.slice(2), from);
}
