import type { Image } from "@/lib/domain/image";
import { ApiError, parseProblem } from "./api-error";

/**
 * Sends a file's bytes, telling how many have left. `fetch` cannot tell that in every browser, so this is an XMLHttpRequest.
 * `isKnown`: the same bytes were here already, with what was made of them. Rejects with `ApiError`, or with the signal's reason when it was given up.
 */
export function uploadImage(
  file: Blob,
  { name, signal, onProgress }: { name: string; signal: AbortSignal; onProgress: (sentBytes: number) => void },
): Promise<{ image: Image; isKnown: boolean }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const giveUp = () => request.abort();
    request.open("POST", "/api/images");
    request.setRequestHeader("Content-Type", file.type || "application/octet-stream");
    request.setRequestHeader("X-File-Name", encodeURIComponent(name));
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => {
      if (request.status >= 400) return reject(parseProblem(request.status, request.responseText));
      try {
        resolve({ image: JSON.parse(request.responseText) as Image, isKnown: request.status === 200 });
      } catch (error) {
        reject(new ApiError("unreadable_answer", request.status, { cause: error }));
      }
    };
    request.onerror = () => reject(new ApiError("offline", 0));
    request.onabort = () => reject(signal.reason ?? new ApiError("offline", 0));
    request.onloadend = () => signal.removeEventListener("abort", giveUp);
    if (signal.aborted) reject(signal.reason);
    else {
      signal.addEventListener("abort", giveUp);
      request.send(file);
    }
  });
}
