import { z } from "zod";
import type { Failure } from "@/lib/domain/failure";
import type { ProviderCheck } from "@/lib/domain/provider-check";
import { answerJson } from "./answer-json";
import { apiUrl } from "./base-url";
import { callProvider, type ProviderAnswer } from "./call-provider";
import { ProviderError } from "./image-editor";
import { withoutSecrets } from "./without-secrets";

const CHECK_LIMITS = { connectMs: 5_000, totalMs: 15_000, maxBytes: 4_000_000 };

const listSchema = z.object({ data: z.array(z.object({ id: z.string() }).catch({ id: "" })) });

type Subject = {
  baseUrl: string;
  apiKey: string | null;
  model: string;
  /** Whether the service is known to have the list: then another answer means another service. */
  hasList: boolean;
  /** Whether a list given to this key proves the key: some services list to anybody. */
  listProvesKey: boolean;
  /** Whether a model that is not in the list is not to be had. */
  listIsComplete: boolean;
};

/** What `GET /v1/models` tells about a provider. Costs nothing, and says only what it proves. */
export async function checkByModels(subject: Subject, signal: AbortSignal): Promise<ProviderCheck> {
  const { baseUrl, apiKey } = subject;
  try {
    const headers = { accept: "application/json", ...(apiKey && { authorization: `Bearer ${apiKey}` }) };
    const answer = await callProvider({ method: "GET", url: apiUrl(baseUrl, "models"), headers }, CHECK_LIMITS, signal);
    return verdictOf(answer, subject);
  } catch (error) {
    const known = error instanceof ProviderError ? error : null;
    const failure = failureOf(
      known?.code ?? "unreachable",
      "The provider's address did not answer.",
      known?.providerCode ?? null,
    );
    return { ok: false, address: false, key: null, model: null, failure };
  }
}

function verdictOf(answer: ProviderAnswer, subject: Subject): ProviderCheck {
  const { status } = answer;
  if (status === 401 || status === 403) {
    const words = withoutSecrets(answer.body.toString("utf8"), subject.apiKey ? [subject.apiKey] : []);
    const failure = {
      ...failureOf("bad_key", "The provider does not accept the key.", String(status)),
      providerMessage: words,
    };
    return { ok: false, address: true, key: false, model: null, failure };
  }
  const list = status === 200 ? listSchema.safeParse(answerJson(answer)).data : undefined;
  if (!list) {
    if (subject.hasList && status < 500) {
      const failure = failureOf("unreachable", "The address answers, but not as this provider would.", String(status));
      return { ok: false, address: false, key: null, model: null, failure };
    }
    if (status < 500) return { ok: true, address: true, key: null, model: null, failure: null };
    const failure = failureOf("provider_error", `The provider answered ${status}.`, String(status));
    return { ok: false, address: true, key: null, model: null, failure };
  }
  const listed = list.data.some(({ id }) => id === subject.model);
  const model = listed ? true : subject.listIsComplete ? false : null;
  const failure =
    model === false ? failureOf("model_unavailable", "The provider does not list the model.", null) : null;
  return {
    ok: failure === null,
    address: true,
    key: subject.apiKey && subject.listProvesKey ? true : null,
    model,
    failure,
  };
}

function failureOf(code: Failure["code"], message: string, providerCode: string | null): Failure {
  return {
    code,
    message,
    retryable: false,
    mayHaveBeenCharged: false,
    providerCode,
    providerMessage: null,
    providerRequestId: null,
  };
}
