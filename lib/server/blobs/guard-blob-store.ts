import { BlobMissing, type BlobStore, BlobStoreAway, type StoredBlob } from "./blob-store";
import { requireBlobKey } from "./require-blob-key";

/** Anybody may ask for health, and each check writes. */
const CHECK_HOLDS_MS = 2000;

/** The store with one word for all its troubles: what it throws is `BlobMissing`, `BlobStoreAway` or about the key. A check's answer is given again for two seconds. */
export function guardBlobStore(
  store: BlobStore,
  onTrouble: (operation: keyof BlobStore) => void = () => undefined,
): BlobStore {
  const watch =
    (operation: keyof BlobStore) =>
    (error: unknown): never => {
      if (!(error instanceof BlobMissing)) onTrouble(operation);
      return tellAway(error);
    };
  const guard = async <Answer>(operation: keyof BlobStore, key: string, act: () => Promise<Answer>) => {
    requireBlobKey(key);
    return act().catch(watch(operation));
  };
  let checked: { at: number; answer: Promise<void> } | null = null;
  return {
    put: (key, bytes) => guard("put", key, () => store.put(key, bytes)),
    putFile: (key, path) => guard("putFile", key, () => store.putFile(key, path)),
    read: (key) => guard("read", key, () => store.read(key)),
    stream: (key, range) => guard("stream", key, () => store.stream(key, range)),
    size: (key) => guard("size", key, () => store.size(key)),
    remove: (key) => guard("remove", key, () => store.remove(key)),
    list: (room) => guardList(store, room, watch("list")),
    check() {
      if (!checked || Date.now() - checked.at >= CHECK_HOLDS_MS) {
        checked = { at: Date.now(), answer: store.check().catch(watch("check")) };
      }
      return checked.answer;
    },
  };
}

async function* guardList(
  store: BlobStore,
  room: string,
  onError: (error: unknown) => never,
): AsyncGenerator<StoredBlob> {
  requireBlobKey(room);
  try {
    yield* store.list(room);
  } catch (error) {
    onError(error);
  }
}

function tellAway(error: unknown): never {
  throw error instanceof BlobMissing ? error : new BlobStoreAway(error);
}
