import { jsonAnswer, Refusal } from "../core/answer";
import type { Incoming } from "../core/service";

/** Turns the request down in the dialect's own words. */
export function refuse({ call }: Incoming, status: number, body: unknown, complaint: string): never {
  call.complaints.push(complaint);
  throw new Refusal(jsonAnswer(status, body));
}
