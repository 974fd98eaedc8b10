import { createHash, timingSafeEqual } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

const digest = (text) => createHash("sha256").update(text).digest();
const wrongAnswerDelayMs = 500;

/**
 * Asks for the password in front of every request (HTTP Basic, any user name) until there is a sign-in of our own.
 * Resolves to whether the request may go on; else it is answered already. Health tells nothing and is asked by machines.
 */
export function createPasswordGuard(password) {
  const wanted = digest(password);
  return async function guard(request, response) {
    if (request.url.split("?")[0] === "/api/health") return true;
    const [scheme, credentials = ""] = (request.headers.authorization ?? "").split(" ");
    const given = Buffer.from(credentials, "base64").toString();
    const offered = scheme.toLowerCase() === "basic" ? given.slice(given.indexOf(":") + 1) : null;
    if (offered !== null && timingSafeEqual(digest(offered), wanted)) return true;
    if (offered !== null) await sleep(wrongAnswerDelayMs);
    refuse(request, response, offered === null ? "sign_in_required" : "wrong_password");
    return false;
  };
}

function refuse(request, response, code) {
  const detail = code === "wrong_password" ? "The password is wrong." : "Diptych asks for its password here.";
  const problem = { type: "about:blank", title: "Unauthorized", status: 401, detail, code };
  const forScripts = request.url.startsWith("/api/");
  response.writeHead(401, {
    "WWW-Authenticate": 'Basic realm="Diptych", charset="UTF-8"',
    "Content-Type": forScripts ? "application/problem+json" : "text/plain; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    Connection: "close",
  });
  response.end(forScripts ? JSON.stringify(problem) : `${detail}\n`);
}
