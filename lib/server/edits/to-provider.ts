import type { Provider } from "@/lib/domain/model-catalog";
import { durationKey } from "@/lib/server/db/typical-durations";
import type { ImageEditor } from "@/lib/server/providers/image-editor";

/** What the interface may know of a provider; `typical` is keyed by `durationKey`. */
export function toProvider(editor: ImageEditor, typical: ReadonlyMap<string, number> = new Map()): Provider {
  const { id, label, configured, ai, concurrency, models } = editor;
  return {
    id,
    label,
    configured,
    ai,
    concurrency,
    keyVariable: editor.keyVariable ?? null,
    models: models.map((model) => ({
      id: model.id,
      label: model.label,
      controls: model.controls,
      limits: model.limits,
      price: model.price,
      asOf: model.asOf,
      source: { workingPixels: model.source.workingPixels, maxBytes: model.source.maxBytes },
      typicalMs: typical.get(durationKey({ provider: id, model: model.id })) ?? null,
    })),
  };
}
