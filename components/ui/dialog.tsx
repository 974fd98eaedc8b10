"use client";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { clsx } from "clsx";
import { X } from "lucide-react";
import type { ReactNode, RefObject } from "react";

/** A modal dialog, a sheet from below on a phone. Load it lazily: its core is some 28 kB. */
export function Dialog({
  open,
  onOpenChange,
  title,
  closeLabel,
  isWide = false,
  initialFocus,
  children,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  closeLabel: string;
  /** For two columns. */
  isWide?: boolean;
  /** What has the focus first; left out: whatever comes first. */
  initialFocus?: RefObject<HTMLElement | null>;
  children: ReactNode;
}) {
  return (
    <BaseDialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="fixed inset-0 z-40 bg-black/50 transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <BaseDialog.Popup
          initialFocus={initialFocus}
          className={clsx(
            "fixed inset-x-0 bottom-0 z-50 flex max-h-[85dvh] flex-col rounded-t-lg bg-panel text-ink shadow-float transition-[transform,opacity] duration-180 ease-out data-ending-style:translate-y-4 data-ending-style:opacity-0 data-starting-style:translate-y-4 data-starting-style:opacity-0 sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-lg",
            isWide ? "sm:w-[min(58rem,calc(100vw-2rem))]" : "sm:w-[min(34rem,calc(100vw-2rem))]",
          )}
        >
          <header className="flex items-center justify-between gap-4 border-b border-line px-4 py-2">
            <BaseDialog.Title className="text-writing font-semibold">{title}</BaseDialog.Title>
            <BaseDialog.Close
              aria-label={closeLabel}
              className="inline-flex control-square items-center justify-center rounded-md text-dim hover:bg-field-hover hover:text-ink"
            >
              <X aria-hidden="true" size={16} />
            </BaseDialog.Close>
          </header>
          <div className="overflow-y-auto overscroll-contain p-4">{children}</div>
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
