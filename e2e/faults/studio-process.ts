import { type ChildProcess, spawn } from "node:child_process";
import { until } from "./until";

export type Role = "all" | "web" | "worker";

/** One process of the product, the production build started as a person starts it. */
export class StudioProcess {
  /** What it printed, for a failed round to show. */
  output = "";
  readonly startedAt = Date.now();
  private readonly ended: Promise<number | null>;

  private constructor(
    readonly role: Role,
    readonly url: string,
    private readonly child: ChildProcess,
  ) {
    this.ended = new Promise((resolve) => child.once("exit", (code) => resolve(code)));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        this.output = (this.output + chunk.toString()).slice(-20_000);
      });
    }
  }

  /** Resolves as soon as it is spawned; `ready` waits until it works. */
  static spawn(role: Role, port: number, environment: Record<string, string>): StudioProcess {
    const child = spawn(process.execPath, ["scripts/start.mjs"], {
      env: { ...process.env, LOG_LEVEL: "warn", ...environment, ROLE: role, PORT: String(port) },
      stdio: ["ignore", "pipe", "pipe"],
    });
    return new StudioProcess(role, `http://127.0.0.1:${port}`, child);
  }

  get isAlive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  async ready(): Promise<void> {
    await until(`a ${this.role} process is ready`, async () => {
      if (!this.isAlive) return true;
      return this.role === "worker" ? this.output.includes("runs edits, shows no pages") : await this.isHealthy();
    });
    if (!this.isAlive) throw new Error(`A ${this.role} process ended at its start:\n${this.output}`);
  }

  private async isHealthy(): Promise<boolean> {
    const answer = await fetch(`${this.url}/api/health`, { signal: AbortSignal.timeout(5000) }).catch(() => null);
    return answer?.status === 200;
  }

  /** As a power cut would end it. */
  async kill(): Promise<void> {
    this.child.kill("SIGKILL");
    await this.ended;
  }

  /** As a person or a service manager stops it. */
  async terminate(): Promise<{ code: number | null; tookMs: number }> {
    const begun = Date.now();
    this.child.kill("SIGTERM");
    const code = await this.ended;
    return { code, tookMs: Date.now() - begun };
  }
}
