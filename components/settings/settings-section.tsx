import type { ReactNode } from "react";

/** What it is about on the left, what there is to see and do on the right. */
export function SettingsSection({
  id,
  title,
  text,
  children,
}: {
  id: string;
  title: string;
  text?: string;
  children: ReactNode;
}) {
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-10 gap-y-4 border-t border-line py-7 md:grid-cols-[13rem_minmax(0,1fr)]"
    >
      <div>
        <h2 id={id} className="text-writing font-semibold">
          {title}
        </h2>
        {text ? <p className="mt-1 text-label text-dim">{text}</p> : null}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
