"use client";

import { X } from "lucide-react";
import { useStore } from "zustand/react";
import { createStore } from "zustand/vanilla";

type Toast = {
  id: number;
  text: string;
  kind: "news" | "error";
  action?: { label: string; run: () => void };
};

const STAYS_MS = 8_000;
const toasts = createStore<{ list: Toast[] }>(() => ({ list: [] }));
let lastId = 0;

function dismiss(id: number) {
  toasts.setState(({ list }) => ({ list: list.filter((toast) => toast.id !== id) }));
}

/** Says something in passing. Errors and offers of "Undo" stay for 8 s like the rest, and longer under the pointer or the focus. */
export function toast(
  text: string,
  options: { kind?: Toast["kind"]; action?: Toast["action"]; staysMs?: number } = {},
) {
  const id = ++lastId;
  toasts.setState(({ list }) => ({
    list: [...list.slice(-2), { id, text, kind: options.kind ?? "news", action: options.action }],
  }));
  const leave = () => {
    const held = document.getElementById(`toast-${id}`)?.matches(":hover, :focus-within");
    if (held) setTimeout(leave, 2_000);
    else dismiss(id);
  };
  setTimeout(leave, options.staysMs ?? STAYS_MS);
}

export function Toaster({ closeLabel }: { closeLabel: string }) {
  const list = useStore(toasts, (state) => state.list);
  return (
    <ol
      aria-live="polite"
      // The newest on top: nothing that somebody is about to press moves away under the pointer.
      // On a phone one at a time, as two would lie over the prompt; the one below is seen again once the newest has gone.
      className="pointer-events-none fixed inset-x-0 bottom-4 max-md:bottom-20 max-md:[&>li:not(:last-child)]:hidden z-50 mx-auto flex w-[min(28rem,calc(100vw-2rem))] flex-col-reverse items-center gap-2"
    >
      {list.map(({ id, text, kind, action }) => (
        <li
          key={id}
          id={`toast-${id}`}
          role={kind === "error" ? "alert" : undefined}
          className="pointer-events-auto flex items-center gap-3 rounded-lg bg-field py-1 pr-1 pl-4 text-control text-ink shadow-float"
        >
          <span className="py-1.5">{text}</span>
          {action ? (
            <button
              type="button"
              className="control-height shrink-0 rounded-md px-2 font-semibold whitespace-nowrap text-ink underline decoration-accent decoration-2 underline-offset-4 hover:bg-field-hover"
              onClick={() => {
                action.run();
                dismiss(id);
              }}
            >
              {action.label}
            </button>
          ) : null}
          <button
            type="button"
            aria-label={closeLabel}
            className="inline-flex control-square shrink-0 items-center justify-center rounded-md text-dim hover:bg-field-hover hover:text-ink"
            onClick={() => dismiss(id)}
          >
            <X aria-hidden="true" size={14} />
          </button>
        </li>
      ))}
    </ol>
  );
}
