import { Button } from "@/components/ui/button";
import { Mark } from "@/components/ui/mark";
import type { ShareWords } from "./share-words";

/** Asks for the password with a plain form, which needs no JavaScript. Tells nothing of what lies behind it. */
export function LockedShare({
  token,
  isWrong,
  waitS,
  t,
}: {
  token: string;
  isWrong: boolean;
  waitS: number;
  t: ShareWords;
}) {
  const waiting = waitS > 0 ? t("locked.wait", { minutes: Math.ceil(waitS / 60) }) : null;
  const complaint = waiting ?? (isWrong ? t("locked.wrong") : null);
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-2 px-6 pb-24 text-center">
      <Mark size={40} />
      <h1 className="mt-4 text-display font-semibold text-balance">{t("locked.title")}</h1>
      <p className="max-w-[28rem] text-writing text-balance text-dim">{t("locked.text")}</p>
      <form
        method="post"
        action={`/s/${token}/unlock`}
        className="mt-4 flex w-full max-w-[22rem] flex-col gap-2 text-left"
      >
        <label htmlFor="password" className="text-label text-dim">
          {t("locked.password")}
        </label>
        <div className="flex gap-2">
          <input
            id="password"
            name="password"
            type="password"
            required
            autoComplete="off"
            // biome-ignore lint/a11y/noAutofocus: it was just written in, and has to be once more.
            autoFocus={complaint !== null}
            aria-invalid={complaint !== null}
            aria-describedby={complaint === null ? undefined : "complaint"}
            className="control-height min-w-0 flex-1 rounded-md border border-line-strong bg-field px-2.5 text-writing text-ink aria-invalid:border-danger max-sm:text-[1rem]"
          />
          <Button type="submit" kind="primary">
            {t("locked.open")}
          </Button>
        </div>
        {complaint === null ? null : (
          <p id="complaint" role="alert" className="text-control text-danger">
            {complaint}
          </p>
        )}
      </form>
    </main>
  );
}
