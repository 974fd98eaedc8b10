"use client";

import { useRouter } from "next/navigation";
import type { ComponentProps } from "react";
import { isPlainClick } from "@/lib/client/is-plain-click";

/** A link to another picture of the same page: in place of this one, where the page stands. */
export function PictureLink({ href, ...rest }: ComponentProps<"a"> & { href: string }) {
  const router = useRouter();
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        router.replace(href, { scroll: false });
      }}
    >
      {rest.children}
    </a>
  );
}
