/** Called once by Next when the server starts, before it answers. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { startOrExit } = await import("@/lib/server/start-or-exit");
  await startOrExit();
}
