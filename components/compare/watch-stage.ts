/** Reads the stage's size now and whenever it, or the screen's pixel ratio, changes. */
export function watchStage(
  stage: HTMLElement,
  onMeasured: (size: DOMRect, devicePixelRatio: number) => void,
): () => void {
  const watching = new AbortController();
  const measure = () => onMeasured(stage.getBoundingClientRect(), window.devicePixelRatio);
  const watchRatio = () => {
    const query = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    const changed = () => {
      measure();
      watchRatio();
    };
    query.addEventListener("change", changed, { once: true, signal: watching.signal });
  };
  const observer = new ResizeObserver(measure);
  observer.observe(stage);
  watchRatio();
  measure();
  return () => {
    observer.disconnect();
    watching.abort();
  };
}
