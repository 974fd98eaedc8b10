import type { IncomingMessage } from "node:http";

/** What the framework tells itself by headers, and would believe of a client; nothing of ours sends them. */
const internals = /^(x-(middleware|nextjs|invoke|now|matched|prerender|action)-|next-(action|resume)$|x-(page|nonce)$)/;

/** Who a client says it is: only behind a proxy, which overwrites it, is that worth anything. */
const forwarded = /^(x-forwarded-|forwarded$)/;

/** Strikes out what a client claims and cannot know. */
export function forgetClaims({ headers }: IncomingMessage, trustProxy: boolean): void {
  for (const name of Object.keys(headers)) {
    if (internals.test(name) || (!trustProxy && forwarded.test(name))) delete headers[name];
  }
}
