import type { ReactNode } from "react";

/** A screen that says one thing: what happened, and the ways on. */
export function Notice({
  title,
  text,
  level = 1,
  children,
}: {
  title: string;
  text: string;
  /** Of the heading: 2 on a screen that has its own. */
  level?: 1 | 2;
  children: ReactNode;
}) {
  const Heading = `h${level}` as const;
  return (
    <div className="flex flex-1 flex-col items-center justify-center px-6 pt-10 pb-24 text-center">
      <svg
        width="104"
        height="78"
        viewBox="0 0 104 78"
        fill="none"
        aria-hidden="true"
        className="mb-6 text-line-strong"
      >
        <rect x="1" y="1" width="47" height="76" rx="6" stroke="currentColor" strokeWidth="1.5" />
        <rect
          x="56"
          y="1"
          width="47"
          height="76"
          rx="6"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeDasharray="4 5"
        />
      </svg>
      <Heading className="mb-1 text-title font-semibold text-balance wrap-anywhere">{title}</Heading>
      <p className="mb-5 max-w-[26rem] text-writing text-balance text-dim">{text}</p>
      <div className="flex flex-wrap justify-center gap-2">{children}</div>
    </div>
  );
}
