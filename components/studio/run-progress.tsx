/**
 * A bar of the usual time; without one known, it only says that something goes on. It moves a few times a second: sixty
 * times, as others do, takes twice as much of a processor for as long as somebody waits.
 */
export function RunProgress({ part }: { part: number | null }) {
  return (
    <span aria-hidden="true" className="block h-0.5 w-full overflow-hidden rounded-full bg-line">
      {part === null ? (
        <span className="block h-full w-full animate-pulse bg-line-strong" />
      ) : (
        <span
          className="block h-full origin-left bg-accent transition-transform duration-1000 [transition-timing-function:steps(5)]"
          style={{ transform: `scaleX(${part})` }}
        />
      )}
    </span>
  );
}
