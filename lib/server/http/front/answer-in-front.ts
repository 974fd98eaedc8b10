import type { IncomingMessage, ServerResponse } from "node:http";
import { newId } from "@/lib/server/db/new-id";
import { type Environment, readEnvironment } from "@/lib/server/env";
import type { AppError } from "@/lib/server/errors";
import { startedServices } from "@/lib/server/started-services";
import { problemResponse } from "../problem-response";
import { toAppError } from "../to-app-error";
import { answerSmallPicture } from "./answer-small-picture";
import { createDress } from "./dress-answer";
import { findRefusal } from "./find-refusal";
import { forgetClaims } from "./forget-claims";
import { limitBodyTime } from "./limit-body-time";
import { noteAnswer } from "./open-answers";
import { sendAnswer } from "./send-answer";

type Front = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** What every request meets before the framework: true when it is answered, and whatever answers, with our headers. */
export function createFront(
  { publicUrl, trustProxy }: Pick<Environment, "publicUrl" | "trustProxy"> = readEnvironment(),
): Front {
  const dress = createDress(publicUrl);
  return async (request, response) => {
    noteAnswer(request.socket, response);
    dress(request, response);
    forgetClaims(request, trustProxy);
    try {
      const refusal = findRefusal(request);
      if (refusal) {
        await refuse(response, refusal.error, { Connection: "close", ...refusal.headers });
        return true;
      }
      limitBodyTime(request);
      return await answerSmallPicture(request, response);
    } catch (error) {
      // Nobody else would answer, and who asks would wait for ever.
      const services = await startedServices()?.catch(() => null);
      services?.log.error({ error }, "a request failed in front of the framework");
      if (response.headersSent) response.destroy();
      else await refuse(response, toAppError(error));
      return true;
    }
  };
}

function refuse(response: ServerResponse, error: AppError, headers: Record<string, string> = {}): Promise<void> {
  return sendAnswer(response, problemResponse(error, newId(), { "Cache-Control": "no-store", ...headers }));
}
