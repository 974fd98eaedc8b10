import { answerJson } from "../answer-json";
import { apiUrl } from "../base-url";
import { type CallLimits, callProvider, type ProviderAnswer } from "../call-provider";
import { checkByModels } from "../check-by-models";
import { type EditRequest, type ImageEditor, type Progress, ProviderError } from "../image-editor";
import { multipartBody } from "../multipart-body";
import { refusal } from "../refusal";
import { withoutSecrets } from "../without-secrets";
import { DMXAPI_MODEL, dmxapiModel } from "./catalog";
import { dmxapiVerdict, dmxapiWords } from "./errors";
import { toDmxapiRequest } from "./request";
import { readDmxapiAnswer } from "./response";

export type DmxapiOptions = {
  apiKey: string | null;
  baseUrl: string;
  concurrency: number;
  limits: CallLimits;
};

const REQUEST_ID_HEADER = "x-oneapi-request-id";

/** qwen-image-edit at DMXAPI: multipart to `/v1/images/edits`, one picture a call, answered at once. */
export function createDmxapiEditor(options: DmxapiOptions): ImageEditor {
  return {
    id: "dmxapi",
    label: "DMXAPI",
    configured: options.apiKey !== null,
    keyVariable: "DMXAPI_API_KEY",
    ai: true,
    billed: true,
    concurrency: options.concurrency,
    ownHosts: [new URL(options.baseUrl).host],
    models: [dmxapiModel],
    submit: (request, signal) => submit(options, request, signal),
    async collect() {
      throw new ProviderError("interrupted", "DMXAPI gives no tickets: there is nothing to ask for.");
    },
    check: (signal) =>
      checkByModels(
        {
          baseUrl: options.baseUrl,
          apiKey: options.apiKey,
          model: DMXAPI_MODEL,
          hasList: true,
          listProvesKey: true,
          listIsComplete: true,
          refusalOf: (answer) => refusalOf(answer, options.apiKey),
        },
        signal,
      ),
  };
}

async function submit(options: DmxapiOptions, request: EditRequest, signal: AbortSignal): Promise<Progress> {
  const { apiKey } = options;
  if (!apiKey) throw new ProviderError("bad_key", "DMXAPI has no key.", { outcome: "not_run" });
  const { form, sent, warnings } = toDmxapiRequest(request);
  const { body, contentType } = await multipartBody(form);
  const answer = await callProvider(
    {
      method: "POST",
      url: apiUrl(options.baseUrl, "images/edits"),
      headers: { authorization: `Bearer ${apiKey}`, "content-type": contentType, accept: "application/json" },
      body,
    },
    options.limits,
    signal,
  );
  const { picture, requestId } = readPicture(answer, apiKey);
  // The model takes no seed and tells none: which one was used is not known.
  return { state: "done", picture, seed: null, sent, warnings, providerRequestId: requestId };
}

function readPicture(answer: ProviderAnswer, apiKey: string) {
  const json = answerJson(answer);
  const { picture, requestId } = readDmxapiAnswer(answer.status < 300 ? json : null);
  const providerRequestId = withoutSecrets(requestId ?? answer.headers[REQUEST_ID_HEADER], apiKey);
  if (picture) return { picture, requestId: providerRequestId };
  if (answer.status >= 300 || dmxapiWords(json, undefined)) throw refusalOf(answer, apiKey);
  const details = { outcome: "ran", providerRequestId } as const;
  throw json === undefined
    ? new ProviderError("unreadable_answer", "DMXAPI's answer could not be read.", details)
    : new ProviderError("no_picture", "DMXAPI answered without a picture.", { ...details, retryable: true });
}

function refusalOf(answer: ProviderAnswer, apiKey: string | null): ProviderError {
  const header = answer.headers[REQUEST_ID_HEADER];
  const words = dmxapiWords(answerJson(answer), header) ?? { code: null, message: null, requestId: header ?? null };
  return refusal(answer, dmxapiVerdict(answer.status, words), words, apiKey);
}
