import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type RunningEmulators, startEmulators } from "../emulators/start-emulators";
import { freePort } from "../fixtures/studio-server";
import { Database } from "./database";
import { Gates } from "./gates";
import { type Role, StudioProcess } from "./studio-process";
import { until } from "./until";

/** Which processes run; of workers so many. */
export type Layout = { all: number } | { web: number; worker: number };

const GRACE_S = 5;

/** One installation of the product with all that belongs to it: a data directory, the built-in database, the emulated providers. */
export class Installation {
  readonly database: Database;
  readonly gates: Gates;
  processes: StudioProcess[] = [];
  /** Images that earlier rounds left without a row or an output. */
  readonly leftBehind = new Set<string>();
  private readonly ports = new Map<string, number>();

  private constructor(
    readonly dataDir: string,
    readonly emulators: RunningEmulators,
    private readonly stopping: AbortSignal,
  ) {
    this.database = new Database(path.join(dataDir, "postgres"));
    this.gates = new Gates(this.database);
  }

  /** Starts the providers only; `end` is the caller's from here on. When `stopping` aborts, no further process is started. */
  static async create(stopping: AbortSignal): Promise<Installation> {
    const dataDir = await mkdtemp(path.join(tmpdir(), "diptych-faults-"));
    const emulators = await startEmulators(0);
    await writeFile(path.join(dataDir, "providers.json"), JSON.stringify(emulators.providersFile));
    return new Installation(dataDir, emulators, stopping);
  }

  async begin(): Promise<void> {
    await this.unlessStopped(this.arrange({ all: 1 }).then(() => this.gates.install()));
  }

  /** Rejects at once when the suite is told to stop; what the work runs into then is nobody's concern. */
  unlessStopped<Result>(work: Promise<Result>): Promise<Result> {
    const { stopping } = this;
    return new Promise((resolve, reject) => {
      if (stopping.aborted) reject(stopping.reason);
      const stop = () => reject(stopping.reason);
      stopping.addEventListener("abort", stop, { once: true });
      work.then(resolve, reject).finally(() => stopping.removeEventListener("abort", stop));
    });
  }

  /** Those that people talk to: one web or all. */
  get door(): StudioProcess {
    const found = this.processes.find(({ role, isAlive }) => role !== "worker" && isAlive);
    if (!found) throw new Error("Nobody serves.");
    return found;
  }

  get workers(): StudioProcess[] {
    return this.processes.filter(({ role, isAlive }) => role !== "web" && isAlive);
  }

  /** Ends what does not belong and starts what is missing, and waits until all are ready. */
  async arrange(layout: Layout): Promise<void> {
    const wanted: Role[] = Object.entries(layout).flatMap(([role, count]) => Array<Role>(count).fill(role as Role));
    const kept: StudioProcess[] = [];
    for (const each of this.processes.filter(({ isAlive }) => isAlive)) {
      const place = wanted.indexOf(each.role);
      if (place >= 0) wanted.splice(place, 1);
      if (place >= 0) kept.push(each);
      else await each.terminate();
    }
    this.processes = kept;
    for (const role of wanted) await this.start(role);
  }

  /** The address of the served one stays the same over restarts. */
  async start(role: Role): Promise<StudioProcess> {
    const port = role === "worker" ? 0 : (this.ports.get("served") ?? (await freePort()));
    if (role !== "worker") this.ports.set("served", port);
    // A free port took a moment.
    this.stopping.throwIfAborted();
    const started = StudioProcess.spawn(role, port, this.environment());
    this.processes.push(started);
    await started.ready();
    return started;
  }

  /** After a round that broke off: nothing is held any more. */
  async recover(): Promise<void> {
    await this.gates.open();
    for (const { door } of this.emulators.emulators) door.turnAway();
  }

  private environment(): Record<string, string> {
    return {
      ...this.emulators.environment,
      DATA_DIR: this.dataDir,
      PROVIDERS_FILE: path.join(this.dataDir, "providers.json"),
      SHUTDOWN_GRACE_S: String(GRACE_S),
      // The hosts that stay silent do so with this one.
      DMXAPI_TIMEOUT_S: "5",
      MODELVERSE_TIMEOUT_S: "120",
      // So many at once, so that pictures really come home at the same time.
      MODELVERSE_CONCURRENCY: "30",
      HTTPS_PROXY: "",
      HTTP_PROXY: "",
    };
  }

  /** The longest that a stop may take, in milliseconds. */
  readonly stopLimitMs = (GRACE_S + 5) * 1000;

  /** Ids of images of which the store holds something. */
  async storedImageIds(): Promise<string[]> {
    return readdir(path.join(this.dataDir, "pictures", "images")).catch(() => []);
  }

  readPicture(imageId: string, form: "original" | "display" | "thumb"): Promise<Buffer> {
    return readFile(path.join(this.dataDir, "pictures", "images", imageId, form));
  }

  /** Command lines of running processes that work in this installation. */
  async livingProcesses(): Promise<string[]> {
    const ids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
    const lines = await Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, "utf8").catch(() => "")));
    return lines.map((line) => line.replaceAll("\0", " ")).filter((line) => line.includes(this.dataDir));
  }

  async end(): Promise<void> {
    await this.gates.open().catch(() => undefined);
    await Promise.all(this.processes.filter(({ isAlive }) => isAlive).map((each) => each.terminate()));
    // Killed ones leave the database behind.
    const pid = await this.database.pid();
    if (pid !== null && (await this.livingProcesses()).length > 0) process.kill(pid, "SIGINT");
    await until("nothing of it runs", async () => (await this.livingProcesses()).length === 0);
    await this.emulators.close();
    await rm(this.dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}
