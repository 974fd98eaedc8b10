"use client";

import { clsx } from "clsx";
import { usePathname, useRouter } from "next/navigation";
import type { MouseEvent } from "react";
import { useTranslations } from "use-intl";
import { askOrderAhead } from "@/lib/client/order-ahead";
import { lastStudioPlace } from "@/lib/client/studio-place";
import { NearLink } from "./near-link";

const places = [
  { href: "/", name: "studio" },
  { href: "/gallery", name: "gallery" },
] as const;

export function Navigation() {
  const t = useTranslations("common");
  const path = usePathname();
  const router = useRouter();

  /** From another screen the studio opens where it was left; the link itself is for new tabs. */
  function openWhereItWasLeft(event: MouseEvent) {
    if (path === "/" || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.push(lastStudioPlace());
  }

  /** Down is a tenth of a second before the click; a key is a click alone. */
  function askAhead(event: MouseEvent) {
    const isForTheBrowser = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (path !== "/gallery" && !isForTheBrowser) askOrderAhead();
  }

  return (
    <nav aria-label={t("navigation")}>
      <ul className="flex gap-0.5 sm:gap-1">
        {places.map(({ href, name }) => (
          <li key={href}>
            <NearLink
              href={href}
              onPointerDown={name === "gallery" ? askAhead : undefined}
              onClick={name === "studio" ? openWhereItWasLeft : askAhead}
              aria-current={path === href ? "page" : undefined}
              className={clsx(
                "inline-flex control-height min-w-11 items-center justify-center rounded-md px-2.5 text-control whitespace-nowrap transition-colors duration-150 sm:px-3",
                path === href ? "bg-chosen text-ink" : "text-dim hover:bg-field-hover hover:text-ink",
              )}
            >
              {t(name)}
            </NearLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
