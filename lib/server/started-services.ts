import type { Services } from "./services";

/** Under this key the services of this process hang on `globalThis`; `boot.ts` puts them there. */
export const servicesKey = Symbol.for("diptych.services");

/** The services, for code that must not start them; null before the server has begun to start. */
export function startedServices(): Promise<Services> | null {
  return ((globalThis as { [key: symbol]: unknown })[servicesKey] as Promise<Services> | undefined) ?? null;
}
