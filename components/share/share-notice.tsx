import { Mark } from "@/components/ui/mark";

/** One plain thing to say to somebody who came by a link, and nothing to press. */
export function ShareNotice({ title, text }: { title: string; text: string }) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-2 px-6 pb-24 text-center">
      <Mark size={40} />
      <h1 className="mt-4 text-display font-semibold text-balance">{title}</h1>
      <p className="max-w-[28rem] text-writing text-balance text-dim">{text}</p>
    </main>
  );
}
