import type { Health } from "@/lib/domain/health";
import type { ApiErrorCode } from "./api-error";

/** Health itself holds an answer for two seconds. */
const LOOK_EVERY_MS = 3_000;
/** So many looks that find nothing, and what failed has a reason of its own. */
const LOOKS_WITHOUT_TROUBLE = 2;

/** What is down on the server, for everybody; null while all works. */
export async function readTrouble(): Promise<ApiErrorCode | null> {
  try {
    const answer = (await (await fetch("/api/health", { cache: "no-store" })).json()) as Partial<Health>;
    if (answer.database === false) return "database_unavailable";
    if (answer.storage === false) return answer.storageProblem ?? "storage_unavailable";
    return answer.ok === undefined ? "offline" : null;
  } catch {
    return "offline";
  }
}

/**
 * Looks why something failed, for as long as the server is in trouble: `onTrouble` hears what is down, `onOver` that it works again.
 * Returns the function that ends it.
 */
export function watchTrouble(
  { onTrouble, onOver }: { onTrouble: (code: ApiErrorCode) => void; onOver: () => void },
  read: () => Promise<ApiErrorCode | null> = readTrouble,
): () => void {
  let isEnded = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wasInTrouble = false;
  let looksWithout = 0;

  async function look() {
    const trouble = await read();
    if (isEnded) return;
    if (trouble) {
      wasInTrouble = true;
      onTrouble(trouble);
    } else if (wasInTrouble) {
      return onOver();
    } else {
      looksWithout += 1;
    }
    if (looksWithout < LOOKS_WITHOUT_TROUBLE) timer = setTimeout(() => void look(), LOOK_EVERY_MS);
  }
  void look();

  return () => {
    isEnded = true;
    clearTimeout(timer);
  };
}
