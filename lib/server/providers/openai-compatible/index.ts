import type { Price } from "@/lib/domain/model-catalog";
import { answerJson } from "../answer-json";
import { apiUrl } from "../base-url";
import { type CallLimits, callProvider, type ProviderAnswer } from "../call-provider";
import { checkByModels } from "../check-by-models";
import { type CatalogModel, type EditRequest, type ImageEditor, type Progress, ProviderError } from "../image-editor";
import { multipartBody } from "../multipart-body";
import { refusal } from "../refusal";
import { withoutSecrets } from "../without-secrets";
import type { Dialect } from "./dialect";
import { openAiVerdict, openAiWords } from "./errors";
import { toOpenAiRequest } from "./request";
import { pictureOfOpenAi } from "./response";

export type OpenAiCompatibleOptions = {
  id: string;
  label: string;
  baseUrl: string;
  /** The environment variable that the key is read from; null where the server asks for none. */
  keyVariable: string | null;
  apiKey: string | null;
  model: { id: string; label: string; promptMaxCharacters: number; price: Price | null };
  dialect: Dialect;
  concurrency: number;
  limits: CallLimits;
};

/** Any server that speaks OpenAI's `POST /v1/images/edits`, in its dialect. */
export function createOpenAiCompatibleEditor(options: OpenAiCompatibleOptions): ImageEditor {
  const { keyVariable, apiKey } = options;
  return {
    id: options.id,
    label: options.label,
    configured: isConfigured(options),
    keyVariable: keyVariable ?? undefined,
    ownHosts: [new URL(options.baseUrl).host],
    ai: true,
    billed: true,
    concurrency: options.concurrency,
    models: [catalogModel(options)],
    submit: (request, signal) => submit(options, request, signal),
    async collect() {
      throw new ProviderError("interrupted", "This server gives no tickets: there is nothing to ask for.");
    },
    check: (signal) =>
      checkByModels(
        {
          baseUrl: options.baseUrl,
          apiKey,
          model: options.model.id,
          hasList: false,
          listProvesKey: true,
          listIsComplete: false,
          refusalOf: (answer) => refusalOf(answer, options),
        },
        signal,
      ),
  };
}

function isConfigured({ keyVariable, apiKey }: OpenAiCompatibleOptions): boolean {
  return keyVariable === null || apiKey !== null;
}

function catalogModel({ model, dialect }: OpenAiCompatibleOptions): CatalogModel {
  return {
    id: model.id,
    label: model.label,
    controls: dialect.controls,
    limits: { promptMaxCharacters: model.promptMaxCharacters },
    price: model.price,
    // Whoever wrote the file knows what is in it.
    asOf: null,
    source: { workingPixels: 1_000_000, maxBytes: dialect.sourceMaxBytes, mediaTypes: ["image/png", "image/jpeg"] },
  };
}

async function submit(options: OpenAiCompatibleOptions, request: EditRequest, signal: AbortSignal): Promise<Progress> {
  if (!isConfigured(options))
    throw new ProviderError("bad_key", `${options.label} has no key.`, { outcome: "not_run" });
  const { form, sent, warnings } = toOpenAiRequest(request, options.dialect);
  const { body, contentType } = await multipartBody(form);
  const answer = await callProvider(
    {
      method: "POST",
      url: apiUrl(options.baseUrl, "images/edits"),
      headers: {
        ...(options.apiKey && { authorization: `Bearer ${options.apiKey}` }),
        "content-type": contentType,
        accept: "application/json",
      },
      body,
    },
    options.limits,
    signal,
  );
  return {
    state: "done",
    picture: readPicture(answer, options),
    seed: options.dialect.parameters.seed ? request.recipe.seed : null,
    sent,
    warnings,
    providerRequestId: withoutSecrets(answer.headers["x-request-id"], options.apiKey),
  };
}

function readPicture(answer: ProviderAnswer, options: OpenAiCompatibleOptions) {
  const { label, baseUrl, dialect } = options;
  const json = answerJson(answer);
  const picture = answer.status < 300 ? pictureOfOpenAi(json, baseUrl) : null;
  if (picture) return picture;
  if (answer.status >= 300 || openAiWords(json, dialect.errorShape)) throw refusalOf(answer, options);
  throw json === undefined
    ? new ProviderError("unreadable_answer", `The answer of ${label} could not be read.`, { outcome: "ran" })
    : new ProviderError("no_picture", `${label} answered without a picture.`, { outcome: "ran", retryable: true });
}

function refusalOf(answer: ProviderAnswer, { apiKey, dialect }: OpenAiCompatibleOptions): ProviderError {
  const words = openAiWords(answerJson(answer), dialect.errorShape) ?? { code: null, message: null, requestId: null };
  const requestId = words.requestId ?? answer.headers["x-request-id"] ?? null;
  return refusal(answer, openAiVerdict(answer.status, words), { ...words, requestId }, apiKey);
}
