import { afterEach, describe, expect, it, vi } from "vitest";
import { readStored, writeStored } from "./persistence";

function useStorage(storage: Partial<Storage>) {
  vi.stubGlobal("localStorage", storage);
}

afterEach(() => vi.unstubAllGlobals());

describe("what a browser remembers", () => {
  it("comes back as it was written", () => {
    const kept = new Map<string, string>();
    useStorage({ getItem: (name) => kept.get(name) ?? null, setItem: (name, value) => void kept.set(name, value) });
    writeStored("form", { prompt: "夜晚" });
    expect(readStored("form", (stored) => stored)).toEqual({ prompt: "夜晚" });
    expect(readStored("nothing", (stored) => stored)).toBeNull();
  });

  it("is nothing where somebody else wrote what is no JSON", () => {
    useStorage({ getItem: () => "{half" });
    expect(readStored("form", (stored) => stored)).toBeNull();
  });

  it("is nothing where storage is denied or full, and the page works on", () => {
    const deny = () => {
      throw new DOMException("denied", "SecurityError");
    };
    useStorage({ getItem: deny, setItem: deny });
    writeStored("form", { prompt: "night" });
    expect(readStored("form", (stored) => stored)).toBeNull();
  });
});
