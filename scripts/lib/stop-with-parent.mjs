const lookMs = 1_000;

/**
 * Where npm could not put us in its place (`exec` is none of cmd's words), a signal to npm does not reach us:
 * ends us when npm has ended.
 */
export function stopWithParent() {
  if (process.env.npm_lifecycle_event !== "start") return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, "SIGTERM");
  }, lookMs).unref();
}
