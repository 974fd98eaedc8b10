import { answerJson } from "../answer-json";
import { apiUrl } from "../base-url";
import { type CallLimits, callProvider, type ProviderAnswer } from "../call-provider";
import { checkByModels } from "../check-by-models";
import { type EditRequest, type ImageEditor, type Progress, ProviderError } from "../image-editor";
import { jsonWithPicture } from "../picture-text";
import { refusal } from "../refusal";
import { withoutSecrets } from "../without-secrets";
import { MODELVERSE_MODEL, type ModelverseProfile, modelverseModel } from "./catalog";
import { modelverseVerdict, modelverseWords } from "./errors";
import { type ResponseFormat, toModelverseRequest } from "./request";
import { pictureOfModelverse } from "./response";

export type ModelverseOptions = {
  apiKey: string | null;
  baseUrl: string;
  profile: ModelverseProfile;
  /** Null leaves it to the provider. */
  responseFormat: ResponseFormat | null;
  concurrency: number;
  limits: CallLimits;
};

/** Qwen-Image-Edit at Modelverse (UCloud): JSON to `/v1/images/generations`, one picture a call, answered at once. */
export function createModelverseEditor(options: ModelverseOptions): ImageEditor {
  return {
    id: "modelverse",
    label: "Modelverse",
    configured: options.apiKey !== null,
    keyVariable: "MODELVERSE_API_KEY",
    ai: true,
    billed: true,
    concurrency: options.concurrency,
    ownHosts: [new URL(options.baseUrl).host],
    models: [modelverseModel(options.profile)],
    submit: (request, signal) => submit(options, request, signal),
    async collect() {
      throw new ProviderError("interrupted", "Modelverse gives no tickets: there is nothing to ask for.");
    },
    // It lists its models to anybody, and by its own words not all of them.
    check: (signal) =>
      checkByModels(
        {
          baseUrl: options.baseUrl,
          apiKey: options.apiKey,
          model: MODELVERSE_MODEL,
          hasList: true,
          listProvesKey: false,
          listIsComplete: false,
          refusalOf: (answer) => refusalOf(answer, options.apiKey),
        },
        signal,
      ),
  };
}

async function submit(options: ModelverseOptions, request: EditRequest, signal: AbortSignal): Promise<Progress> {
  const { apiKey } = options;
  if (!apiKey) throw new ProviderError("bad_key", "Modelverse has no key.", { outcome: "not_run" });
  const { settings, sent, warnings } = toModelverseRequest(request, options);
  const answer = await callProvider(
    {
      method: "POST",
      url: apiUrl(options.baseUrl, "images/generations"),
      headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json", accept: "application/json" },
      body: jsonWithPicture(settings, "image", request.source),
    },
    options.limits,
    signal,
  );
  return {
    state: "done",
    picture: readPicture(answer, apiKey),
    seed: request.recipe.seed,
    sent,
    warnings,
    providerRequestId: withoutSecrets(answer.headers["x-request-id"], apiKey),
  };
}

function readPicture(answer: ProviderAnswer, apiKey: string) {
  const json = answerJson(answer);
  const picture = answer.status < 300 ? pictureOfModelverse(json) : null;
  if (picture) return picture;
  if (answer.status >= 300 || modelverseWords(json)) throw refusalOf(answer, apiKey);
  throw json === undefined
    ? new ProviderError("unreadable_answer", "Modelverse's answer could not be read.", { outcome: "ran" })
    : new ProviderError("no_picture", "Modelverse answered without a picture.", { outcome: "ran", retryable: true });
}

function refusalOf(answer: ProviderAnswer, apiKey: string | null): ProviderError {
  const words = modelverseWords(answerJson(answer)) ?? { code: null, message: null, requestId: null };
  return refusal(answer, modelverseVerdict(answer.status, words), words, apiKey);
}
