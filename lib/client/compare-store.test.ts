import { beforeEach, describe, expect, it } from "vitest";
import { canPanNow, currentZoom, useCompareStore } from "./compare-store";

const { getState, setState, getInitialState } = useCompareStore;
const picture = { width: 4000, height: 3000 };
const still = { bottomInset: 0, sideInset: 0, devicePixelRatio: 1 };

beforeEach(() => {
  setState(getInitialState(), true);
  getState().stageMeasured({ stage: { width: 1000, height: 600 }, ...still });
  getState().pictureShown({ picture, isSingle: false, isRelated: false });
});

describe("the camera", () => {
  it("stays where it is when the mode and the version change", () => {
    getState().zoomedTo(2, { x: 100, y: 100 });
    const { camera } = getState();
    getState().modeChosen("after-only");
    getState().pictureShown({ picture, isSingle: false, isRelated: true });
    expect(getState().camera).toEqual(camera);
  });

  it("shows a version of another size at the same size on the stage", () => {
    getState().zoomedTo(1);
    getState().pictureShown({ picture: { width: 2000, height: 1500 }, isSingle: false, isRelated: true });
    expect(currentZoom(getState())).toBe(2);
  });

  it("shows another picture whole", () => {
    getState().zoomedTo(1);
    getState().pictureShown({ picture, isSingle: true, isRelated: false });
    expect(getState().camera.zoom).toBeNull();
  });

  it("keeps 100 % when the stage is resized, and fits when it was fitted", () => {
    const wider = { stage: { width: 1400, height: 600 }, ...still };
    const fitted = currentZoom(getState());
    getState().stageMeasured({ ...wider, stage: { width: 1400, height: 900 } });
    expect(currentZoom(getState())).toBeGreaterThan(fitted ?? 0);
    getState().zoomedTo(1);
    getState().stageMeasured(wider);
    expect(currentZoom(getState())).toBe(1);
  });

  it("goes between the whole picture and 100 % on a double click", () => {
    getState().zoomToggled({ x: 0, y: 0 });
    expect(currentZoom(getState())).toBe(1);
    getState().zoomToggled({ x: 0, y: 0 });
    expect(getState().camera.zoom).toBeNull();
  });

  it("goes to 200 % where 100 % is the whole picture", () => {
    getState().pictureShown({ picture: { width: 952, height: 300 }, isSingle: false, isRelated: false });
    getState().zoomToggled({ x: 0, y: 0 });
    expect(currentZoom(getState())).toBe(2);
  });

  it("moves nothing before there is a picture", () => {
    getState().viewportLeft();
    getState().zoomedTo(4);
    getState().panned({ x: 10, y: 10 });
    expect(getState().camera.zoom).toBeNull();
    expect(canPanNow(getState())).toBe(false);
    expect(currentZoom(getState())).toBeNull();
  });

  it("follows two fingers that spread and move", () => {
    getState().zoomedTo(1);
    const { x } = getState().camera;
    getState().zoomedBy(1, { x: 500, y: 300 }, { x: 40, y: 0 });
    expect(getState().camera.x).toBeCloseTo(x - 40 / 4000, 10);
  });
});

describe("the divider", () => {
  it("stays between the edges", () => {
    getState().dividerMoved(1.4);
    expect(getState().divider).toBe(1);
  });

  it("turns", () => {
    getState().orientationToggled();
    expect(getState().orientation).toBe("horizontal");
  });
});
