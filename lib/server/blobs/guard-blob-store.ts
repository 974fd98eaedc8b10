import { BlobMissing, type BlobStore, BlobStoreAway, type StoredBlob } from "./blob-store";
import { requireBlobKey } from "./require-blob-key";

/** Anybody may ask for health, and each check writes. */
const CHECK_HOLDS_MS = 2000;

/** The store with one word for all its troubles: what it throws is `BlobMissing`, `BlobStoreAway` or about the key. A check's answer is given again for two seconds. */
export function guardBlobStore(store: BlobStore): BlobStore {
  let checked: { at: number; answer: Promise<void> } | null = null;
  return {
    put: (key, bytes) => guard(key, () => store.put(key, bytes)),
    putFile: (key, path) => guard(key, () => store.putFile(key, path)),
    read: (key) => guard(key, () => store.read(key)),
    stream: (key, range) => guard(key, () => store.stream(key, range)),
    size: (key) => guard(key, () => store.size(key)),
    remove: (key) => guard(key, () => store.remove(key)),
    list: (room) => guardList(store, room),
    check() {
      if (!checked || Date.now() - checked.at >= CHECK_HOLDS_MS) {
        checked = { at: Date.now(), answer: store.check().catch(tellAway) };
      }
      return checked.answer;
    },
  };
}

async function* guardList(store: BlobStore, room: string): AsyncGenerator<StoredBlob> {
  requireBlobKey(room);
  try {
    yield* store.list(room);
  } catch (error) {
    tellAway(error);
  }
}

async function guard<Answer>(key: string, act: () => Promise<Answer>): Promise<Answer> {
  requireBlobKey(key);
  return act().catch(tellAway);
}

function tellAway(error: unknown): never {
  throw error instanceof BlobMissing ? error : new BlobStoreAway(error);
}
