import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** What this process counts. Labels are ours and few: providers, codes, routes; never a person's words or ids. */
export interface Metrics {
  /** A call to a provider has ended; `outcome` is `answered`, or what its error says of it. */
  providerCalled(labels: { provider: string; outcome: string }, ms: number): void;
  /** A result was fetched from a provider's link, or an address could not be had. */
  downloaded(outcome: "ok" | "failed", ms: number): void;
  /** A picture was looked at, made smaller and stored, or was not. */
  ingested(outcome: "ok" | "failed", ms: number): void;
  /** `code` is of its failure, empty for a success; the time is from the person's press to the end. */
  outputEnded(labels: { provider: string; status: string; code: string }, ms: number): void;
  requestAnswered(labels: { route: string; method: string; status: number }, ms: number): void;
  /** Returns the function that says it is closed. */
  streamOpened(): () => void;
  blobStoreFailed(operation: string): void;
  /** Everything as Prometheus reads it. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** Outputs that are under way now, over all processes. */
export type QueueDepth = { provider: string; status: string; outputs: number };

const callSeconds = [0.5, 1, 2, 5, 10, 20, 40, 80, 160, 300, 600];
const workSeconds = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120];

/** `readDepth` is asked at each reading; where it fails, that part is left out and `diptych_database_up` is 0. */
export function createMetrics(readDepth: () => Promise<QueueDepth[]>): Metrics {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  collectDefaultMetrics({ register: registry });
  const counter = (name: string, help: string, labelNames: string[]) =>
    new Counter({ name: `diptych_${name}`, help, labelNames, registers });
  const seconds = (name: string, help: string, labelNames: string[], buckets: number[]) =>
    new Histogram({ name: `diptych_${name}_seconds`, help, labelNames, buckets, registers });

  const calls = counter("provider_calls_total", "Calls to providers, by how they ended.", ["provider", "outcome"]);
  const callTime = seconds("provider_call", "How long calls to providers took.", ["provider"], callSeconds);
  const downloadTime = seconds("download", "How long fetching results took.", ["outcome"], workSeconds);
  const ingestTime = seconds("ingest", "How long taking pictures in took.", ["outcome"], workSeconds);
  const outputs = counter("outputs_total", "Outputs that came to an end.", ["provider", "status"]);
  const failures = counter("output_failures_total", "Outputs without a picture, by why.", ["provider", "code"]);
  const outputTime = seconds("output", "From the press to the end.", ["provider", "status"], callSeconds);
  const requests = counter("http_requests_total", "Requests to the API.", ["route", "method", "status"]);
  const requestTime = seconds("http_request", "How long answers of the API took.", ["route"], workSeconds);
  const blobErrors = counter("blob_store_errors_total", "Times that the store of pictures failed.", ["operation"]);
  const streams = new Gauge({ name: "diptych_event_streams", help: "Open event streams.", registers });
  const databaseUp = new Gauge({ name: "diptych_database_up", help: "Whether the database answers.", registers });
  const pending = new Gauge({
    name: "diptych_outputs_pending",
    help: "Outputs under way, over all processes.",
    labelNames: ["provider", "status"],
    registers,
  });

  return {
    providerCalled(labels, ms) {
      calls.inc(labels);
      callTime.observe({ provider: labels.provider }, ms / 1000);
    },
    downloaded: (outcome, ms) => downloadTime.observe({ outcome }, ms / 1000),
    ingested: (outcome, ms) => ingestTime.observe({ outcome }, ms / 1000),
    outputEnded({ provider, status, code }, ms) {
      outputs.inc({ provider, status });
      if (code) failures.inc({ provider, code });
      outputTime.observe({ provider, status }, ms / 1000);
    },
    requestAnswered({ route, method, status }, ms) {
      requests.inc({ route, method, status });
      // A stream lasts as long as its reader stays.
      if (route !== "/api/events") requestTime.observe({ route }, ms / 1000);
    },
    streamOpened() {
      streams.inc();
      let isOpen = true;
      return () => {
        if (isOpen) streams.dec();
        isOpen = false;
      };
    },
    blobStoreFailed: (operation) => blobErrors.inc({ operation }),
    async text() {
      const depth = await readDepth().catch(() => null);
      databaseUp.set(depth ? 1 : 0);
      pending.reset();
      for (const { provider, status, outputs } of depth ?? []) pending.set({ provider, status }, outputs);
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}
