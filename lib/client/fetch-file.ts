import { LEAVES_SIGNATURE_HEADER } from "@/lib/domain/download";
import { ApiError, parseProblem } from "./api-error";

export type FetchedFile = {
  blob: Blob;
  name: string;
  /** What it was made of is signed, and this is not. */
  leavesSignature: boolean;
};

/** A file that the server makes, with the name it goes by. Rejects with `ApiError`, or with the signal's reason. */
export async function fetchFile(address: string, signal?: AbortSignal): Promise<FetchedFile> {
  let response: Response;
  try {
    response = await fetch(address, { signal, cache: "no-store" });
    if (response.ok) {
      return {
        blob: await response.blob(),
        name: nameOf(response.headers.get("content-disposition")),
        leavesSignature: response.headers.get(LEAVES_SIGNATURE_HEADER) === "?1",
      };
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw new ApiError("offline", 0, { cause: error });
  }
  throw parseProblem(response.status, await response.text());
}

/** The whole name (RFC 6266, `filename*`), as our server always sends it. */
function nameOf(disposition: string | null): string {
  const [, encoded] = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? "") ?? [];
  return encoded ? decodeURIComponent(encoded) : "diptych";
}
