/**
 * What this browser remembers under a name, parsed at the border: `parse` gets null when nothing (readable) is there. With `ofTab` what
 * this tab wrote comes before what another one did.
 */
export function readStored<Value>(name: string, parse: (stored: unknown) => Value, ofTab = false): Value {
  try {
    return parse(JSON.parse(String((ofTab && sessionStorage.getItem(name)) || localStorage.getItem(name))));
  } catch {
    // Storage may be denied, or hold what somebody else wrote.
    return parse(null);
  }
}

/**
 * Remembers a value; without storage, or when it is full, the page works on and forgets. With `ofTab` two tabs do not write into each
 * other's: a new one begins with what was written last.
 */
export function writeStored(name: string, value: unknown, ofTab = false): void {
  try {
    const text = JSON.stringify(value);
    if (ofTab) sessionStorage.setItem(name, text);
    localStorage.setItem(name, text);
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
