// A module is there more than once in a built server, as the worker and the routes are bundled apart; only what hangs on `globalThis` is one.
const shared = globalThis as { [key: symbol]: unknown };

/** What `make` gives the first time, whichever copy of a module asks; `name` is its own in the whole server. */
export function oncePerProcess<Thing>(name: string, make: () => Thing): Thing {
  const key = Symbol.for(`diptych.${name}`);
  shared[key] ??= make();
  return shared[key] as Thing;
}
