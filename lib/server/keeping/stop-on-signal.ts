import { ConfigurationError } from "@/lib/server/configuration-error";

/** Aborts at Ctrl+C and SIGTERM, so that a command tidies up before it ends; the second signal ends it at once. */
export function stopOnSignal(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => controller.abort(new ConfigurationError("It was stopped before its end.")));
  }
  return controller.signal;
}
