import type { PreparedSource } from "@/lib/server/providers/image-editor";

/** A handful: who tries prompts stays with one photograph. */
const KEPT_MAX_BYTES = 32_000_000;

type Kept = { source: Promise<PreparedSource>; bytes: number };

/**
 * What was prepared last, by everything that it depends on: ten prompts for one photograph decode it once, also when they come at the
 * same moment. The bytes are shared and must not be changed. What failed is not kept.
 */
export class PreparedSources {
  /** The one that was used longest ago first. */
  private readonly kept = new Map<string, Kept>();

  get(key: string, prepare: () => Promise<PreparedSource>): Promise<PreparedSource> {
    const found = this.kept.get(key);
    if (found) {
      this.kept.delete(key);
      this.kept.set(key, found);
      return found.source;
    }
    const made: Kept = { source: prepare(), bytes: 0 };
    this.kept.set(key, made);
    made.source.then(
      ({ bytes }) => {
        made.bytes = bytes.length;
        this.forgetOldest();
      },
      () => this.kept.get(key) === made && this.kept.delete(key),
    );
    return made.source;
  }

  private forgetOldest(): void {
    let total = [...this.kept.values()].reduce((sum, { bytes }) => sum + bytes, 0);
    for (const [key, { bytes }] of this.kept) {
      if (total <= KEPT_MAX_BYTES) return;
      if (bytes === 0) continue;
      this.kept.delete(key);
      total -= bytes;
    }
  }
}
