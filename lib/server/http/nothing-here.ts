import { newId } from "@/lib/server/db/new-id";
import { AppError } from "@/lib/server/errors";
import { finishResponse } from "./finish-response";
import { problemResponse } from "./problem-response";

/** For every address of the API that is none. */
export async function nothingHere(request: Request): Promise<Response> {
  const requestId = newId();
  const error = new AppError(
    "not_found",
    "There is nothing at this address. /api/openapi.json describes what there is.",
  );
  return finishResponse(request, problemResponse(error, requestId), requestId, null);
}
