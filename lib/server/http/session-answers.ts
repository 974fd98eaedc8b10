import { toReturnAddress } from "@/lib/domain/return-address";
import { knownBrowserCookie, readKnownBrowser } from "@/lib/server/auth/known-browser";
import { endedSessionCookie, sessionCookie } from "@/lib/server/auth/session-cookie";
import { signIn } from "@/lib/server/auth/sign-in";
import { signOut } from "@/lib/server/auth/sign-out";
import { AppError } from "@/lib/server/errors";
import type { Services } from "@/lib/server/services";
import { publicOrigin } from "./public-origin";
import { readForm } from "./read-form";
import { countSignInTry } from "./sign-in-limits";

/** Signs in with the password of the JSON body, or, where that is null, with that of a form, which is answered with a page. */
export async function startSession(services: Services, request: Request, password: string | null): Promise<Response> {
  if (password !== null) return withCookie(services, request, await enter(services, request, password), 204);
  const form = await readForm(request);
  const to = toReturnAddress(form.get("to"));
  try {
    return withCookie(services, request, await enter(services, request, form.get("password") ?? ""), 303, to);
  } catch (error) {
    if (!(error instanceof AppError) || error.status >= 500) throw error;
    const trouble = error.code === "too_many_requests" ? `wait=${error.retryAfterS ?? 1}` : "wrong=1";
    const search = to === "/" ? trouble : `to=${encodeURIComponent(to)}&${trouble}`;
    return new Response(null, { status: 303, headers: { Location: `/sign-in?${search}` } });
  }
}

/** The session's token; null where no password is asked for. Throws `wrong_password` and `too_many_requests`. */
async function enter(services: Services, request: Request, password: string): Promise<string | null> {
  if (!services.door) return null;
  const wasRight = countSignInTry(
    request.headers,
    services.env.trustProxy,
    readKnownBrowser(request.headers, services.door),
  );
  const token = await signIn(services, password.slice(0, 1000));
  if (token === null) throw new AppError("wrong_password", "The password is wrong.");
  wasRight();
  return token;
}

function withCookie({ door, env }: Services, request: Request, token: string | null, status: number, to?: string) {
  const headers = new Headers(to === undefined ? {} : { Location: to });
  if (door && token) {
    headers.append("Set-Cookie", sessionCookie(token, door, isSecure(request, env)));
    if (readKnownBrowser(request.headers, door) === null) {
      headers.append("Set-Cookie", knownBrowserCookie(door, isSecure(request, env)));
    }
  }
  return new Response(null, { status, headers });
}

/** Ends the session and has the browser forget what it keeps of it, pictures included. */
export async function endSession(
  services: Services,
  request: Request,
  { everywhere }: { everywhere: boolean },
): Promise<Response> {
  await signOut(services, request.headers, { everywhere });
  const headers = {
    "Set-Cookie": endedSessionCookie(isSecure(request, services.env)),
    "Clear-Site-Data": '"cache"',
  };
  return new Response(null, { status: 204, headers });
}

/** Over plain HTTP a browser would not send such a cookie back. */
function isSecure({ headers }: Request, env: Services["env"]): boolean {
  return publicOrigin(headers, env).startsWith("https:");
}
