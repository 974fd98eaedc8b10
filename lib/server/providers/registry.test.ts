import { describe, expect, it } from "vitest";
import { parseEnvironment } from "@/lib/server/env";
import { createBuiltinEditor } from "./builtin/create-builtin-editor";
import type { ImageEditor } from "./image-editor";
import { createProviderRegistry, toRegistry } from "./registry";

const empty = createProviderRegistry(parseEnvironment({}));
const builtin = createBuiltinEditor({ maxPixels: 1e8 });
const hosted = (id: string, configured: boolean): ImageEditor => ({
  ...builtin,
  id,
  configured,
  ai: true,
  billed: true,
});

describe("provider registry", () => {
  it("has the built-in filters without any key", () => {
    expect(empty.find("builtin")?.configured).toBe(true);
    expect(empty.defaultProvider.id).toBe("builtin");
  });

  it("knows nothing by another name", () => {
    expect(empty.find("nobody")).toBeNull();
  });

  it("gives every provider a name of its own", () => {
    expect(new Set(empty.editors.map(({ id }) => id)).size).toBe(empty.editors.length);
  });

  it("starts with the first hosted provider that has its key", () => {
    const registry = toRegistry([hosted("first", false), hosted("second", true), hosted("third", true)], builtin);
    expect(registry.defaultProvider.id).toBe("second");
    expect(registry.editors.map(({ id }) => id)).toEqual(["first", "second", "third", "builtin"]);
  });

  it("starts with the built-in filters while no hosted provider has its key", () => {
    expect(toRegistry([hosted("first", false)], builtin).defaultProvider).toBe(builtin);
  });
});
