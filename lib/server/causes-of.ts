/** An error and what caused it, outermost first; at most ten. */
export function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  let next: unknown = error;
  while (next instanceof Error && causes.length < 10) {
    causes.push(next);
    // Several addresses tried at once fail together.
    next = next instanceof AggregateError ? next.errors[0] : next.cause;
  }
  return causes;
}
