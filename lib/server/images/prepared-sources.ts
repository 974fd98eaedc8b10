import type { PreparedSource } from "@/lib/server/providers/image-editor";

/** A handful: who tries prompts stays with one photograph. */
const KEPT_MAX_BYTES = 32_000_000;

type Kept = { source: Promise<PreparedSource>; ready: PreparedSource | null };

/**
 * What was prepared last, by everything that it depends on: ten prompts for one photograph decode it once, also when they come at the
 * same moment. The bytes are shared and must not be changed. What failed is not kept.
 */
export class PreparedSources {
  /** The one that was used longest ago first. */
  private readonly kept = new Map<string, Kept>();

  get(key: string, prepare: () => Promise<PreparedSource>): Promise<PreparedSource> {
    const found = this.use(key);
    if (found) return found.source;
    const made: Kept = { source: prepare(), ready: null };
    this.kept.set(key, made);
    made.source.then(
      (source) => {
        made.ready = source;
        this.forgetOldest();
      },
      () => this.kept.get(key) === made && this.kept.delete(key),
    );
    return made.source;
  }

  /** The one that is ready now, or null. */
  find(key: string): PreparedSource | null {
    return this.use(key)?.ready ?? null;
  }

  private use(key: string): Kept | undefined {
    const found = this.kept.get(key);
    if (!found) return undefined;
    this.kept.delete(key);
    this.kept.set(key, found);
    return found;
  }

  private forgetOldest(): void {
    let total = [...this.kept.values()].reduce((sum, { ready }) => sum + (ready?.bytes.length ?? 0), 0);
    for (const [key, { ready }] of this.kept) {
      if (total <= KEPT_MAX_BYTES) return;
      if (!ready) continue;
      this.kept.delete(key);
      total -= ready.bytes.length;
    }
  }
}
