/** What goes back over the wire. */
export type Answer = { status: number; headers: Record<string, string>; body: string | Buffer };

export function jsonAnswer(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) };
}

/** A request that the service turns down, thrown from wherever that is found. */
export class Refusal extends Error {
  constructor(readonly answer: Answer) {
    super(`Refused with ${answer.status}.`);
    this.name = "Refusal";
  }
}
