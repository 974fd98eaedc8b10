"use client";

import { useRouter } from "next/navigation";
import type { ComponentProps, MouseEvent } from "react";
import { isPlainClick } from "@/lib/client/is-plain-click";

/**
 * A link to another screen that fetches it once a pointer or the focus comes near: a screen that was only opened asks for nothing else.
 * A tenth of the framework's own, which every screen would carry.
 */
export function NearLink({ href, onClick, ...rest }: ComponentProps<"a"> & { href: string }) {
  const router = useRouter();
  const fetchAhead = () => router.prefetch(href);

  function go(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event);
    if (!isPlainClick(event)) return;
    event.preventDefault();
    router.push(href);
  }

  return (
    <a {...rest} href={href} onClick={go} onPointerEnter={fetchAhead} onFocus={fetchAhead}>
      {rest.children}
    </a>
  );
}
