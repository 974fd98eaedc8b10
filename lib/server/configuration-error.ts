/**
 * Something about this installation that only the person who runs it can put right. Each problem is a whole sentence
 * that says what is wrong and what to do; the start prints them without a stack and ends.
 */
export class ConfigurationError extends Error {
  readonly problems: readonly string[];

  constructor(problems: string | readonly string[], options: { cause?: unknown } = {}) {
    const list = typeof problems === "string" ? [problems] : problems;
    super(list.join("\n"), { cause: options.cause });
    this.name = "ConfigurationError";
    this.problems = list;
  }
}

/** By name and shape, because a bundler may hold this class more than once. */
export function isConfigurationError(error: unknown): error is ConfigurationError {
  return error instanceof Error && error.name === "ConfigurationError" && "problems" in error;
}
