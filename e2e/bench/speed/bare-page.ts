import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "../../fixtures/studio-server";
import { runToTheEnd } from "./run-to-the-end";

const root = path.resolve(import.meta.dirname, "../../..");

const files = {
  "package.json": '{ "type": "module", "private": true }',
  // The framework is the product's own, by a link: what lies outside of `root` is out of reach.
  "next.config.mjs": `export default { turbopack: { root: "/" } };`,
  "app/layout.jsx":
    "export default function Layout({ children }) { return <html lang='en'><head><title>Bare</title></head><body>{children}</body></html>; }",
  "app/page.jsx":
    "export const dynamic = 'force-dynamic'; export default function Page() { return <main><h1>Bare</h1><p>Nothing more.</p></main>; }",
};

export type BarePage = {
  url: string;
  /** Ends it and starts it again; how long until it answered. */
  restart: () => Promise<number>;
  end: () => Promise<void>;
};

/** A page of the framework with two elements, built for production: what no page of it can be below. */
export async function startBarePage(): Promise<BarePage> {
  // Far from the product, whose instrumentation and proxy would be taken for its own.
  const folder = await mkdtemp(path.join(tmpdir(), "diptych-bare-page-"));
  await symlink(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  const next = path.join(root, "node_modules", "next", "dist", "bin", "next");
  let child: ChildProcess | null = null;
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), content);
    }
    await runToTheEnd(process.execPath, [next, "build"], { cwd: folder });
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const stop = async () => {
      if (!child || child.exitCode !== null) return;
      const ended = new Promise((resolve) => child?.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
    };
    const start = async () => {
      const from = performance.now();
      child = spawn(process.execPath, [next, "start", "-H", "127.0.0.1", "-p", String(port)], {
        cwd: folder,
        stdio: "ignore",
      });
      while (!(await fetch(url).catch(() => null))?.ok) {
        if (child.exitCode !== null || performance.now() - from > 60_000)
          throw new Error("The bare page does not start.");
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return performance.now() - from;
    };
    await start();
    return {
      url,
      restart: async () => {
        await stop();
        return start();
      },
      end: async () => {
        await stop();
        await rm(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    (child as ChildProcess | null)?.kill("SIGTERM");
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}
