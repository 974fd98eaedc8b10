/** The mark: two panels side by side, one outlined, one filled. Before and after. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={(size * 18) / 24} viewBox="0 0 24 18" fill="none" aria-hidden="true">
      <rect x="1" y="1" width="9.5" height="16" rx="2" stroke="currentColor" strokeWidth="1.75" />
      <rect x="13" y="0.5" width="10.5" height="17" rx="2.4" className="fill-accent" />
    </svg>
  );
}
