import { z } from "zod";
import { sharedRateLimiter } from "@/lib/server/http/rate-limit";
import { readForm } from "@/lib/server/http/read-form";
import { shareHandle } from "@/lib/server/http/share-handle";
import { sharePassCookie } from "@/lib/server/http/share-pass";
import { unlockShare } from "@/lib/server/shares/unlock-share";

/** For one who types; and for all together, as addresses are cheap. */
const ownTries = sharedRateLimiter("share-password", { burst: 8, windowMs: 10 * 60_000 });
const allTries = sharedRateLimiter("share-password-all", { burst: 120, windowMs: 10 * 60_000 });

/** A plain form: it works without JavaScript, and answers with the page. */
export const POST = shareHandle(z.object({}), async ({ services, token, client, request }) => {
  const to = (search: string, cookie?: string) =>
    new Response(null, {
      status: 303,
      headers: { Location: `/s/${encodeURIComponent(token)}${search}`, ...(cookie && { "Set-Cookie": cookie }) },
    });
  const own = `${token} ${client}`;
  const waitS = ownTries.take(own) || allTries.take(token);
  if (waitS > 0) return to(`?wait=${waitS}`);
  const pass = await unlockShare(services, token, ((await readForm(request)).get("password") ?? "").slice(0, 1000));
  if (pass === false) return to("?wrong=1");
  ownTries.forget(own);
  return to("", pass === null ? undefined : sharePassCookie(token, pass, services.env.publicUrl));
});
