/** Tells a metric how long an act took and how it ended. */
export async function timed<Answer>(
  tell: (outcome: "ok" | "failed", ms: number) => void,
  act: () => Promise<Answer>,
): Promise<Answer> {
  const start = performance.now();
  let outcome: "ok" | "failed" = "failed";
  try {
    const answer = await act();
    outcome = "ok";
    return answer;
  } finally {
    tell(outcome, performance.now() - start);
  }
}
