import { LogIn } from "lucide-react";
import { LanguageSwitch } from "@/components/shell/language-switch";
import { Button } from "@/components/ui/button";
import { Mark } from "@/components/ui/mark";
import { TextField } from "@/components/ui/text-field";

export type SignInWords = {
  title: string;
  text: string;
  password: string;
  submit: string;
  forgotten: string;
  before: string;
  after: string;
};

/** The way in: a plain form, which works before and without any script. */
export function SignInPanel({ words, to, problem }: { words: SignInWords; to: string; problem: string | null }) {
  return (
    <div className="grid min-h-dvh grid-rows-[minmax(0,14rem)_1fr] bg-ground md:grid-cols-[minmax(0,1fr)_minmax(22rem,27rem)] md:grid-rows-1">
      <SampleDiptych before={words.before} after={words.after} />
      <main className="flex flex-col px-6 pt-5 pb-10 sm:px-10">
        <div className="flex items-center justify-between">
          <p className="inline-flex items-center gap-2.5 text-writing font-semibold text-ink">
            <Mark size={24} />
            Diptych
          </p>
          <LanguageSwitch />
        </div>
        <form
          method="post"
          action="/api/session"
          className="my-auto flex w-full max-w-[22rem] flex-col gap-4 self-center py-8"
        >
          <div>
            <h1 className="text-display font-semibold text-ink">{words.title}</h1>
            <p className="mt-1 text-writing text-dim">{words.text}</p>
          </div>
          <input type="hidden" name="to" value={to} />
          {/* For keepers of passwords, which want to know whose it is. */}
          <input type="text" name="username" value="diptych" readOnly autoComplete="username" className="hidden" />
          <label htmlFor="password" className="-mb-2.5 text-control font-medium text-ink">
            {words.password}
          </label>
          <TextField
            id="password"
            name="password"
            type="password"
            required
            maxLength={1000}
            autoFocus
            autoComplete="current-password"
            className="h-10! pointer-coarse:h-11!"
            aria-invalid={problem !== null}
            aria-describedby={problem === null ? undefined : "problem"}
          />
          {problem === null ? null : (
            <p id="problem" role="alert" className="-mt-2 text-control text-danger">
              {problem}
            </p>
          )}
          <Button type="submit" kind="primary" className="h-10! pointer-coarse:h-11!">
            <LogIn aria-hidden="true" size={15} />
            {words.submit}
          </Button>
          <p className="text-label text-dim">{words.forgotten}</p>
        </form>
      </main>
    </div>
  );
}

/** What the studio is about, in one look: one picture, before and after side by side. */
function SampleDiptych({ before, after }: { before: string; after: string }) {
  return (
    <div aria-hidden="true" className="relative overflow-hidden bg-stage md:sticky md:top-0 md:h-dvh">
      <img src="/samples/mountains.jpg" alt="" className="absolute inset-0 size-full object-cover" />
      <img
        src="/samples/mountains.jpg"
        alt=""
        className="absolute inset-0 size-full object-cover contrast-125 grayscale [clip-path:inset(0_0_0_50%)]"
      />
      <div className="absolute inset-y-0 left-1/2 w-0.5 -translate-x-1/2 bg-white" />
      <p className="absolute bottom-4 left-4 rounded-md bg-plate px-2 py-1 text-label text-white">{before}</p>
      <p className="absolute right-4 bottom-4 rounded-md bg-plate px-2 py-1 text-label text-white">{after}</p>
    </div>
  );
}
