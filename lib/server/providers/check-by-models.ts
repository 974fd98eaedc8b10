import { z } from "zod";
import type { Failure } from "@/lib/domain/failure";
import type { ProviderCheck } from "@/lib/domain/provider-check";
import { answerJson } from "./answer-json";
import { apiUrl } from "./base-url";
import { callProvider, type ProviderAnswer } from "./call-provider";
import { ProviderError } from "./image-editor";

const CHECK_LIMITS = { connectMs: 5_000, firstByteMs: 15_000, totalMs: 15_000, maxBytes: 4_000_000 };

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
  /** How the adapter reads an answer that is a "no". */
  refusalOf(answer: ProviderAnswer): ProviderError;
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
  const json = answerJson(answer);
  const list = answer.status === 200 ? listSchema.safeParse(json).data : undefined;
  if (list) return verdictOfList(list, subject);
  const isRefusal = [401, 402, 403, 429].includes(answer.status) || answer.status >= 500;
  // A proxy's page in place of an answer says nothing about the key.
  if (isRefusal && (json !== undefined || answer.status >= 500)) return verdictOfRefusal(subject.refusalOf(answer));
  if (!subject.hasList) return { ok: true, address: true, key: null, model: null, failure: null };
  const strange = failureOf("unreachable", "The address answers, but not as this provider would.", answer.status);
  return { ok: false, address: false, key: null, model: null, failure: strange };
}

function verdictOfList({ data }: z.infer<typeof listSchema>, subject: Subject): ProviderCheck {
  const isListed = data.some(({ id }) => id === subject.model);
  const model = isListed ? true : subject.listIsComplete ? false : null;
  const failure =
    model === false ? failureOf("model_unavailable", "The provider does not list the model.", null) : null;
  const key = subject.apiKey && subject.listProvesKey ? true : null;
  return { ok: failure === null, address: true, key, model, failure };
}

const keyIsGood: Partial<Record<Failure["code"], boolean>> = { bad_key: false, out_of_credit: true };

function verdictOfRefusal(error: ProviderError): ProviderCheck {
  const { code, message, retryable, providerCode, providerMessage, providerRequestId } = error;
  const failure = {
    code,
    message,
    retryable,
    mayHaveBeenCharged: false,
    providerCode,
    providerMessage,
    providerRequestId,
  };
  return { ok: false, address: true, key: keyIsGood[code] ?? null, model: null, failure };
}

function failureOf(code: Failure["code"], message: string, providerCode: string | number | null): Failure {
  return {
    code,
    message,
    retryable: false,
    mayHaveBeenCharged: false,
    providerCode: providerCode === null ? null : String(providerCode),
    providerMessage: null,
    providerRequestId: null,
  };
}
