export type Size = { width: number; height: number };
export type Point = { x: number; y: number };
export type Rect = Point & Size;

/**
 * What is looked at. `zoom` is in device pixels per picture pixel (1 is 100 %), null when fitted;
 * `x` and `y` are the point of the picture, 0 to 1, that lies at the centre of the view.
 */
export type Camera = { zoom: number | null; x: number; y: number };

export type CameraGeometry = {
  /** The room that the picture is looked at through, in CSS pixels. */
  view: Size;
  /** Kept free on every side when fitted, in CSS pixels. */
  margin: number;
  /** In picture pixels. */
  picture: Size;
  devicePixelRatio: number;
};

/** Where the picture lies in its view, in CSS pixels; `scale` is CSS pixels per picture pixel. */
export type Placement = Rect & { scale: number; zoom: number };

export const fittedCamera: Camera = { zoom: null, x: 0.5, y: 0.5 };

/** From here on a picture's pixels are drawn as squares. */
export const PIXELATED_FROM_ZOOM = 4;

const MAX_ZOOM = 32;
// A picture smaller than the stage is enlarged to fill it, but stays a picture: never into squares.
const MAX_FIT_ZOOM = 3;
const stops = [0.05, 0.0667, 0.1, 0.125, 0.1667, 0.25, 0.3333, 0.5, 0.6667, 1, 1.5, 2, 3, 4, 6, 8, 12, 16, 24, 32];

/** The zoom at which the whole picture is seen. */
export function fitZoom({ view, margin, picture, devicePixelRatio }: CameraGeometry): number {
  const room = (side: number) => Math.max(1, side - 2 * margin) * devicePixelRatio;
  return Math.min(room(view.width) / picture.width, room(view.height) / picture.height, MAX_FIT_ZOOM);
}

export function zoomOf(camera: Camera, geometry: CameraGeometry): number {
  return camera.zoom ?? fitZoom(geometry);
}

/** Brings the camera back to where nothing past the picture is seen; a side that fits is centred. */
export function clampPan(camera: Camera, geometry: CameraGeometry): Camera {
  const scale = zoomOf(camera, geometry) / geometry.devicePixelRatio;
  const along = (centre: number, view: number, picture: number) => {
    const half = view / 2 / (picture * scale);
    return half >= 0.5 ? 0.5 : Math.min(1 - half, Math.max(half, centre));
  };
  return {
    zoom: camera.zoom,
    x: along(camera.x, geometry.view.width, geometry.picture.width),
    y: along(camera.y, geometry.view.height, geometry.picture.height),
  };
}

/** The nearest length that is a whole number of device pixels. */
export function toDevicePixels(length: number, devicePixelRatio: number): number {
  return Math.round(length * devicePixelRatio) / devicePixelRatio;
}

export function placePicture(camera: Camera, geometry: CameraGeometry): Placement {
  const { view, picture, devicePixelRatio } = geometry;
  const { x, y } = clampPan(camera, geometry);
  const zoom = zoomOf(camera, geometry);
  const scale = zoom / devicePixelRatio;
  const width = picture.width * scale;
  const height = picture.height * scale;
  return { x: view.width / 2 - x * width, y: view.height / 2 - y * height, width, height, scale, zoom };
}

/** Zooms to `zoom` so that what lies under `point` (in the view, CSS pixels) stays under it. */
export function zoomAt(camera: Camera, geometry: CameraGeometry, zoom: number, point: Point): Camera {
  const fitted = fitZoom(geometry);
  const next = Math.min(MAX_ZOOM, Math.max(Math.min(fitted, 1), zoom));
  if (next <= fitted && fitted <= 1) return fittedCamera;
  const { view, picture, devicePixelRatio } = geometry;
  const placed = placePicture(camera, geometry);
  const along = (at: number, start: number, length: number, viewSide: number, side: number) =>
    (at - start) / length - (at - viewSide / 2) / ((side * next) / devicePixelRatio);
  return clampPan(
    {
      zoom: next,
      x: along(point.x, placed.x, placed.width, view.width, picture.width),
      y: along(point.y, placed.y, placed.height, view.height, picture.height),
    },
    geometry,
  );
}

/** Moves the picture by so many CSS pixels, as far as it goes. */
export function panBy(camera: Camera, geometry: CameraGeometry, by: Point): Camera {
  const start = clampPan(camera, geometry);
  const { width, height } = placePicture(camera, geometry);
  return clampPan({ zoom: camera.zoom, x: start.x - by.x / width, y: start.y - by.y / height }, geometry);
}

/** Whether some of the picture lies outside the view. */
export function canPan(camera: Camera, geometry: CameraGeometry): boolean {
  const { width, height } = placePicture(camera, geometry);
  return width > geometry.view.width + 0.5 || height > geometry.view.height + 0.5;
}

/** The next round zoom in that direction. */
export function nextStop(zoom: number, direction: 1 | -1): number {
  if (direction === 1) return stops.find((stop) => stop > zoom * 1.01) ?? MAX_ZOOM;
  return stops.findLast((stop) => stop < zoom * 0.99) ?? 0;
}

/** The camera that shows the same place at the same size when a picture of another size takes the frame. */
export function changePicture(camera: Camera, from: Size, to: Size): Camera {
  if (camera.zoom === null) return camera;
  const ratio = Math.sqrt((from.width * from.height) / (to.width * to.height));
  return { ...camera, zoom: Math.min(MAX_ZOOM, camera.zoom * ratio) };
}
