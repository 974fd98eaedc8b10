/** For errors that cross from what `services` does to who asks: these are bundled apart, each with a class of its own for the same error. */
export function isErrorNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}
