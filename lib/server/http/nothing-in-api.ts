import { requireCaller } from "@/lib/server/auth/find-caller";
import { getServices } from "@/lib/server/boot";
import { newId } from "@/lib/server/db/new-id";
import { finishResponse } from "./finish-response";
import { nothingHere } from "./nothing-here";
import { problemResponse } from "./problem-response";
import { toAppError } from "./to-app-error";

/** For every address of the API that is none; a stranger is not even told that. */
export async function nothingInApi(request: Request): Promise<Response> {
  try {
    await requireCaller(await getServices(), request.headers);
  } catch (error) {
    const requestId = newId();
    return finishResponse(request, problemResponse(toAppError(error), requestId), requestId, null);
  }
  return nothingHere(request);
}
