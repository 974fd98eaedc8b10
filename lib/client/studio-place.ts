const KEY = "diptych.studio-place";

/** Keeps, for this tab, where in the studio the person was: the studio's address. */
export function rememberStudioPlace(address: string): void {
  try {
    sessionStorage.setItem(KEY, address);
  } catch {
    // A browser that keeps nothing leads to the empty studio, as before.
  }
}

/** Where the person was in the studio; its empty stage when nothing is known. Only ever an address of our own. */
export function lastStudioPlace(): string {
  try {
    const address = sessionStorage.getItem(KEY);
    return address?.startsWith("/?") ? address : "/";
  } catch {
    return "/";
  }
}
