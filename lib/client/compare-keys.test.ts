import { beforeEach, describe, expect, it } from "vitest";
import { compareKeyPressed, compareKeyReleased } from "./compare-keys";
import { currentZoom, useCompareStore } from "./compare-store";

const { getState, setState, getInitialState } = useCompareStore;
const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, repeat: false };
const press = (key: string, rest: Partial<typeof plain> = {}) => compareKeyPressed({ key, ...plain, ...rest });
const still = { bottomInset: 0, sideInset: 0, devicePixelRatio: 1 };

beforeEach(() => {
  setState(getInitialState(), true);
  getState().stageMeasured({ stage: { width: 1000, height: 600 }, ...still });
  getState().pictureShown({ picture: { width: 4000, height: 3000 }, isSingle: false, isRelated: false });
});

describe("keys of the viewport", () => {
  it.each([
    ["2", "side-by-side"],
    ["3", "overlay"],
    ["4", "difference"],
    ["5", "after-only"],
    ["1", "split"],
  ])("%s chooses %s", (key, mode) => {
    expect(press(key)).toBe(true);
    expect(getState().mode).toBe(mode);
  });

  it("pressed again, a mode's key swaps before and after", () => {
    press("2");
    expect(getState().isSwapped).toBe(false);
    press("2");
    expect(getState().isSwapped).toBe(true);
    press("5");
    expect(getState()).toMatchObject({ mode: "after-only", isSwapped: true });
  });

  it("held down, a mode's key swaps nothing", () => {
    expect(press("1", { repeat: true })).toBe(true);
    expect(getState().isSwapped).toBe(false);
  });

  it("has 100 % and 200 % at 9 and 8, alignment at A, the loupe at Z", () => {
    press("9");
    expect(currentZoom(getState())).toBe(1);
    press("8");
    expect(currentZoom(getState())).toBe(2);
    press("a");
    press("z");
    expect(getState()).toMatchObject({ isAligned: true, isLoupeOpen: true });
    press("z", { ctrlKey: true });
    press("z", { repeat: true });
    expect(getState().isLoupeOpen).toBe(true);
  });

  it("zooms by + and −, and fits by 0", () => {
    press("+");
    expect(getState().camera.zoom).toBe(0.25);
    press("=");
    expect(getState().camera.zoom).toBe(0.3333);
    press("-");
    expect(getState().camera.zoom).toBe(0.25);
    press("0");
    expect(getState().camera.zoom).toBeNull();
  });

  it("leaves the arrows to others as long as the whole picture is seen", () => {
    expect(press("ArrowRight")).toBe(false);
    getState().zoomedTo(1);
    const { x } = getState().camera;
    expect(press("ArrowRight")).toBe(true);
    expect(getState().camera.x).toBeGreaterThan(x);
  });

  it("shows the before while Space is held, in After only alone", () => {
    expect(press(" ")).toBe(false);
    press("5");
    expect(press(" ")).toBe(true);
    expect(getState().isBeforeHeld).toBe(true);
    compareKeyReleased({ key: " " });
    expect(getState().isBeforeHeld).toBe(false);
  });

  it.each([{ ctrlKey: true }, { metaKey: true }, { altKey: true }])(
    "leaves the browser its own keys: %o",
    (modifier) => {
      expect(press("0", modifier)).toBe(false);
      expect(press("1", modifier)).toBe(false);
    },
  );

  it("knows no other key", () => {
    expect(press("f")).toBe(false);
  });
});
