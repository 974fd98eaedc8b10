import { afterEach, describe, expect, it, vi } from "vitest";
import { readStored, writeStored } from "./persistence";

function useStorage(storage: Partial<Storage>, ofTab: Partial<Storage> = { getItem: () => null }) {
  vi.stubGlobal("localStorage", storage);
  vi.stubGlobal("sessionStorage", ofTab);
}

function memory(): Partial<Storage> {
  const kept = new Map<string, string>();
  return { getItem: (name) => kept.get(name) ?? null, setItem: (name, value) => void kept.set(name, value) };
}

afterEach(() => vi.unstubAllGlobals());

describe("what a browser remembers", () => {
  it("comes back as it was written", () => {
    useStorage(memory());
    writeStored("form", { prompt: "夜晚" });
    expect(readStored("form", (stored) => stored)).toEqual({ prompt: "夜晚" });
    expect(readStored("nothing", (stored) => stored)).toBeNull();
  });

  it("is a tab's own where two write, and a new tab begins with what was written last", () => {
    const [browser, first, second] = [memory(), memory(), memory()];
    useStorage(browser, first);
    writeStored("form", "of the first", true);
    useStorage(browser, second);
    writeStored("form", "of the second", true);
    expect(readStored("form", String, true)).toBe("of the second");
    useStorage(browser, first);
    expect(readStored("form", String, true)).toBe("of the first");
    useStorage(browser, memory());
    expect(readStored("form", String, true)).toBe("of the second");
  });

  it("is nothing where somebody else wrote what is no JSON", () => {
    useStorage({ getItem: () => "{half" });
    expect(readStored("form", (stored) => stored)).toBeNull();
  });

  it("is nothing where storage is denied or full, and the page works on", () => {
    const deny = () => {
      throw new DOMException("denied", "SecurityError");
    };
    useStorage({ getItem: deny, setItem: deny }, { getItem: deny, setItem: deny });
    writeStored("form", { prompt: "night" });
    expect(readStored("form", (stored) => stored)).toBeNull();
  });
});
