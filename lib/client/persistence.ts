/** What this browser remembers under a name, parsed at the border: `parse` gets null when nothing (readable) is there. */
export function readStored<Value>(name: string, parse: (stored: unknown) => Value): Value {
  try {
    return parse(JSON.parse(localStorage.getItem(name) ?? "null"));
  } catch {
    // Storage may be denied, or hold what somebody else wrote.
    return parse(null);
  }
}

/** Remembers a value; without storage, or when it is full, the page works on and forgets. */
export function writeStored(name: string, value: unknown): void {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // Denied or full: nothing that the person could do about it here.
  }
}

export function removeStored(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // Denied: then it was never written.
  }
}

/** The names that begin so, in no order. */
export function listStored(prefix: string): string[] {
  try {
    const names = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? "");
    return names.filter((name) => name.startsWith(prefix));
  } catch {
    return [];
  }
}
