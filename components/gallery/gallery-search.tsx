"use client";

import { Search } from "lucide-react";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";

const PAUSE_MS = 250;

/** Searches when the typing pauses, and at once on Enter; never for the letters of a word that is still being composed. */
export function GallerySearch({
  words,
  field,
  onSearch,
}: {
  words: string;
  field: RefObject<HTMLInputElement | null>;
  onSearch: (words: string) => void;
}) {
  const t = useTranslations("gallery");
  const [text, setText] = useState(words);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    // The address changed by another way: while somebody writes here, the field is right.
    if (document.activeElement !== field.current) setText(words);
  }, [words, field]);

  useEffect(() => () => clearTimeout(timer.current), []);

  function searchNow(next: string) {
    clearTimeout(timer.current);
    timer.current = undefined;
    onSearch(next.trim());
  }

  function searchSoon(next: string) {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => searchNow(next), PAUSE_MS);
  }

  function composing(next: string) {
    setText(next);
    clearTimeout(timer.current);
    timer.current = undefined;
  }

  return (
    <search className="relative max-sm:-order-2 max-sm:w-[calc(100%-3.25rem)] sm:w-56 min-[90rem]:w-72">
      <form
        action="/gallery"
        onSubmit={(event) => {
          event.preventDefault();
          searchNow(text);
        }}
      >
        <Search
          aria-hidden="true"
          size={14}
          className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-dim"
        />
        <input
          ref={field}
          type="search"
          name="q"
          enterKeyHint="search"
          autoComplete="off"
          aria-label={t("search")}
          aria-keyshortcuts="/"
          placeholder={t("searchPlaceholder")}
          value={text}
          onChange={({ target, nativeEvent }) =>
            (nativeEvent as InputEvent).isComposing ? composing(target.value) : searchSoon(target.value)
          }
          onCompositionEnd={({ currentTarget }) => searchSoon(currentTarget.value)}
          // A search that came later than a click on a picture would call the reader back from it.
          onBlur={() => timer.current !== undefined && searchNow(text)}
          className="control-height w-full rounded-md border border-line bg-field pr-2 pl-8 text-control text-ink placeholder:text-dim pointer-coarse:text-[16px]"
        />
      </form>
    </search>
  );
}
