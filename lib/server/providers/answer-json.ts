import type { ProviderAnswer } from "./call-provider";

/** The JSON of an answer, or undefined when it is something else: proxies answer 502, 504 and 524 with HTML. */
export function answerJson({ body }: ProviderAnswer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}
