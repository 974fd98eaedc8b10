/** A bar of the usual time; without one known, it only says that something goes on. */
export function RunProgress({ part }: { part: number | null }) {
  return (
    <span aria-hidden="true" className="block h-0.5 w-full overflow-hidden rounded-full bg-line">
      {part === null ? (
        <span className="block h-full w-full animate-pulse bg-line-strong" />
      ) : (
        <span
          className="block h-full bg-accent transition-[width] duration-1000 ease-linear"
          style={{ width: `${part * 100}%` }}
        />
      )}
    </span>
  );
}
