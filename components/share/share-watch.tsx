"use client";

import { useEffect } from "react";

/** Looks again whenever the reader comes back to the page: a link that has ended in the meantime takes the open page along. */
export function ShareWatch({ token, index }: { token: string; index: number }) {
  useEffect(() => {
    const look = async () => {
      if (document.visibilityState !== "visible") return;
      const answer = await fetch(`/s/${token}/after?i=${index}&size=thumb`, {
        method: "HEAD",
        cache: "no-store",
      }).catch(() => null);
      // 401: a password was put before it; 404: this picture was taken away.
      if (answer && [401, 404, 410].includes(answer.status)) location.reload();
    };
    const lookNow = () => void look();
    document.addEventListener("visibilitychange", lookNow);
    window.addEventListener("pageshow", lookNow);
    window.addEventListener("focus", lookNow);
    return () => {
      document.removeEventListener("visibilitychange", lookNow);
      window.removeEventListener("pageshow", lookNow);
      window.removeEventListener("focus", lookNow);
    };
  }, [token, index]);
  return null;
}
