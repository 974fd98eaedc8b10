import { readdir } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import path from "node:path";
import type { Page } from "@playwright/test";
import { samplePhoto } from "./fixtures/sample-photo";
import { StudioServer } from "./fixtures/studio-server";
import { expect, expectAccessible, test } from "./fixtures/test";

const PASSWORD = "open sesame: 开门";

let server: StudioServer;
test.beforeAll(async () => {
  server = await StudioServer.start({ DIPTYCH_PASSWORD: PASSWORD });
});
test.afterAll(() => server.end());

const passwordField = (page: Page) => page.getByLabel("Password");

async function signIn(page: Page, to = "/") {
  await page.goto(`${server.url}${to}`);
  await passwordField(page).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(`${server.url}${to}`);
}

/** Every page of the app by its address; a part that varies is filled with something. */
async function findPages(): Promise<string[]> {
  const files = await readdir("app", { recursive: true });
  return files
    .filter((file) => path.basename(file) === "page.tsx")
    .map(
      (file) =>
        `/${path
          .dirname(file)
          .split(path.sep)
          .filter((part) => part !== "." && !part.startsWith("("))
          .join("/")}`,
    )
    .map((address) => address.replace(/\[\w+\]/g, "abcdefghijklmnopqrst"));
}

/** What the sign-in page and shared ones may be made of: for everybody. */
async function findFiles(): Promise<string[]> {
  const icons = (await readdir("app")).filter((file) => /\.(ico|png|svg)$/.test(file));
  const samples = (await readdir("public/samples")).map((file) => `samples/${file}`);
  return [...icons, ...samples, "manifest.webmanifest"].map((file) => `/${file}`);
}

test.describe("signing in", () => {
  test("is asked for by every page, which leads on to where one was going", async ({ request }) => {
    const pages = await findPages();
    expect(pages).toContain("/settings");
    const session = await request.post(`${server.url}/api/session`, { data: { password: PASSWORD } });
    const [cookie = ""] = (session.headers()["set-cookie"] ?? "").split(";");
    const { buffer } = await samplePhoto();
    const headers = { cookie, "content-type": "image/jpeg" };
    const { id } = await (await request.post(`${server.url}/api/images`, { data: buffer, headers })).json();
    const withPicture = await request.get(`${server.url}/?image=${id}`, { headers: { cookie } });
    expect(await withPicture.text()).toContain("/api/images/");
    await request.delete(`${server.url}/api/session`, { headers: { cookie } });
    const others = ["/no-such-page", "/no-such-picture.png", "/settings.txt", `/?image=${id}`];
    for (const address of [...pages, ...others]) {
      if (/^\/(s|gone|sign-in)(\/|$)/.test(address)) continue;
      // Of an ended session the mark on its cookie is still ours.
      for (const headers of [
        {},
        { rsc: "1", "next-router-prefetch": "1" },
        { "x-middleware-prefetch": "1", "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
        { cookie: "diptych_session=x.y" },
        { cookie },
      ]) {
        const answer = await request.get(server.url + address, {
          headers: headers as Record<string, string>,
          maxRedirects: 0,
        });
        const to = address === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(address)}`;
        expect([address, answer.status(), answer.headers().location]).toEqual([address, 307, to]);
        // Next writes the address into the body too, and for an ended session a page with nothing in it.
        const text = await answer.text();
        if ("cookie" in headers && headers.cookie === cookie)
          expect([address, text]).toEqual([address, expect.not.stringContaining("/api/images/")]);
        else expect(["", to]).toContain(text);
      }
    }
    for (const address of await findFiles())
      expect([address, (await request.get(server.url + address)).status()]).toEqual([address, 200]);
    expect((await request.get(`${server.url}/api/health`)).status()).toBe(200);
    expect((await request.get(`${server.url}/api/edits`)).status()).toBe(401);
  });

  test("works without JavaScript, and says what is wrong", async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${server.url}/gallery?q=fog`);
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
    await passwordField(page).fill("wrong");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("alert")).toHaveText("This password is not the right one. Try again.");
    await passwordField(page).fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(`${server.url}/gallery?q=fog`);
    await page.goto(`${server.url}/sign-in?to=%2Fsettings`);
    await expect(page).toHaveURL(`${server.url}/settings`);
    await context.close();
  });

  test("leads to no other site", async ({ page }) => {
    await page.goto(`${server.url}/sign-in?to=${encodeURIComponent("//evil.example/")}`);
    await passwordField(page).fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(`${server.url}/`);
  });

  test("is a page for everybody, in both languages", async ({ page, browser }) => {
    await page.goto(`${server.url}/sign-in`);
    await expect(passwordField(page)).toBeFocused();
    await expectAccessible(page);
    const context = await browser.newContext({ locale: "zh-CN", colorScheme: "dark" });
    const chinese = await context.newPage();
    await chinese.goto(`${server.url}/sign-in?wrong=1`);
    await expect(chinese.getByRole("heading", { name: "登录" })).toBeVisible();
    await expectAccessible(chinese);
    await context.close();
  });

  test("once more keeps what was written when the session ends meanwhile", async ({
    page,
    studio,
    expectComplaint,
  }) => {
    expectComplaint("401");
    // What is still on its way when the session ends is refused, and its picture not taken.
    const listening = page.waitForResponse(
      (answer) => new URL(answer.url()).pathname === "/api/events" && answer.status() === 200,
    );
    await signIn(page);
    await listening;
    // Of a picture that was here before, the server would draw the page again: to a stranger, the way in.
    await page.context().request.post(`${server.url}/api/images`, { multipart: { file: await samplePhoto() } });
    const signOut = async () => {
      const { cookies } = await page.context().storageState();
      const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
      await fetch(`${server.url}/api/session`, { method: "DELETE", headers: { cookie } });
    };
    await studio.prompt.fill("pencil sketch, very soft");
    await page.route("**/api/images", async (route) => {
      const response = await route.fetch();
      await signOut();
      await route.fulfill({ response });
    });
    await studio.startWithPhoto();
    const line = page.getByRole("region", { name: "Sign in" });
    await expect(line).toContainText("You are signed out. What you wrote stays here.");
    await line.getByLabel("Password").fill("wrong");
    await line.getByRole("button", { name: "Sign in" }).click();
    await expect(line.getByRole("alert")).toHaveText("This password is not the right one. Try again.");
    await expectAccessible(page);
    // Asked for before the session ends once more, it would be refused after it.
    const redrawn = page.waitForResponse((answer) => /\?image=\w+&_rsc=/.test(answer.url()));
    await line.getByLabel("Password").fill(PASSWORD);
    await line.getByRole("button", { name: "Sign in" }).click();
    await expect(line).toBeHidden();
    await redrawn;
    // Signed out once more, and in again in another tab.
    await signOut();
    await expect(line).toBeVisible();
    await page.context().request.post(`${server.url}/api/session`, { data: { password: PASSWORD } });
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await expect(line).toBeHidden();
    await expect(studio.prompt).toHaveValue("pencil sketch, very soft");
    await studio.run.click();
    await expect(studio.finished("pencil sketch, very soft").first()).toBeVisible();
  });

  test("has a way out in Settings, and tokens for scripts", async ({ page, request }) => {
    await signIn(page, "/settings");
    // Before its script has loaded the form can do nothing.
    await page.waitForLoadState("networkidle");
    await page.getByLabel("Name", { exact: true }).fill("Nightly export");
    await page.getByRole("button", { name: "Create a token" }).click();
    const token = (await page.getByText(/^dip_/).textContent()) ?? "";
    const list = () => request.get(`${server.url}/api/edits`, { headers: { authorization: `Bearer ${token}` } });
    expect((await list()).status()).toBe(200);
    await expectAccessible(page);
    await page.reload();
    await expect(page.getByText("Nightly export")).toBeVisible();
    expect(await page.content()).not.toContain(token);
    await page.getByRole("button", { name: "Revoke “Nightly export”" }).click();
    await expect(page.getByText("never used").or(page.getByText(/last used/))).toHaveCount(0);
    expect((await list()).status()).toBe(401);
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await expect(page).toHaveURL(`${server.url}/sign-in`);
    await page.goto(`${server.url}/gallery`);
    await expect(page).toHaveURL(`${server.url}/sign-in?to=%2Fgallery`);
  });

  test("outlives a restart, and a changed password ends it", async ({ page, expectComplaint }) => {
    // The gallery's stream of events breaks off, and is refused afterwards.
    for (const part of ["ERR_CONNECTION", "401", "503"]) expectComplaint(part);
    await signIn(page, "/gallery");
    await server.restart();
    await page.goto(`${server.url}/gallery`);
    await expect(page).toHaveURL(`${server.url}/gallery`);
    await server.restartWith({ DIPTYCH_PASSWORD: "another one" });
    await page.goto(`${server.url}/gallery`);
    await expect(page).toHaveURL(/sign-in/);
    await server.restartWith({ DIPTYCH_PASSWORD: PASSWORD });
  });

  test("300 MB without a session cost nothing", async () => {
    const answer = await new Promise<{ status: number; sent: number }>((resolve, reject) => {
      const total = 300 * 1024 * 1024;
      const chunk = Buffer.alloc(64 * 1024);
      let sent = 0;
      const upload = httpRequest(`${server.url}/api/images`, {
        method: "POST",
        headers: { "content-type": "image/jpeg", "content-length": String(total) },
      });
      let status = 0;
      upload.on("response", (response) => {
        status = response.statusCode ?? 0;
        response.resume();
        response.on("close", () => resolve({ status, sent }));
      });
      // The server hangs up on what it does not want.
      upload.on("error", (error) => (status ? undefined : reject(error)));
      const write = () => {
        while (sent < total && !upload.destroyed) {
          sent += chunk.length;
          if (!upload.write(chunk)) return void upload.once("drain", write);
        }
        upload.end();
      };
      write();
    });
    expect(answer.status).toBe(401);
    expect(answer.sent).toBeLessThan(32 * 1024 * 1024);
  });
});
