import type { Browser, CDPSession } from "@playwright/test";

/** Longer than the slowest step takes beside other work. */
const PATIENCE_MS = 60_000;
const LOOK_AGAIN_MS = 50;

type Reply = { id?: number; result?: never; error?: { message: string } };

/**
 * A tab that is not recorded. A page of Playwright's is: the browser keeps the bodies of all that page and workers load (Chromium 156: some
 * 90 MB of them) in the tab's own process, where they pass for the page's.
 */
export class PlainTab {
  private lastId = 0;
  private readonly waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();

  private constructor(
    private readonly browser: CDPSession,
    private readonly targetId: string,
    private readonly sessionId: string,
  ) {
    browser.on("Target.receivedMessageFromTarget", ({ sessionId: from, message }) => {
      const { id, result, error } = JSON.parse(message) as Reply;
      if (from !== sessionId || id === undefined) return;
      const sent = this.waiting.get(id);
      this.waiting.delete(id);
      if (error) sent?.reject(new Error(error.message));
      else sent?.resolve(result as never);
    });
  }

  static async open(browser: Browser, url: string, viewport: { width: number; height: number }): Promise<PlainTab> {
    const session = await browser.newBrowserCDPSession();
    const { targetId } = await session.send("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await session.send("Target.attachToTarget", { targetId, flatten: false });
    const tab = new PlainTab(session, targetId, sessionId);
    await tab.send("Emulation.setDeviceMetricsOverride", { ...viewport, deviceScaleFactor: 1, mobile: false });
    await tab.send("Emulation.setFocusEmulationEnabled", { enabled: true });
    await tab.send("Page.navigate", { url });
    return tab;
  }

  send<Result>(method: string, params: object = {}): Promise<Result> {
    return new Promise((resolve, reject) => {
      const id = ++this.lastId;
      this.waiting.set(id, { resolve, reject });
      const message = JSON.stringify({ id, method, params });
      this.browser.send("Target.sendMessageToTarget", { sessionId: this.sessionId, message }).catch(reject);
    });
  }

  async evaluate<Value>(expression: string): Promise<Value> {
    const { result, exceptionDetails } = await this.send<{ result: { value: Value }; exceptionDetails?: object }>(
      "Runtime.evaluate",
      { expression, awaitPromise: true, returnByValue: true },
    );
    if (exceptionDetails) throw new Error(`${expression}: ${JSON.stringify(exceptionDetails)}`);
    return result.value;
  }

  /** Until the expression is true. A page that is only coming has not got it yet. */
  async until(expression: string): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    while (!(await this.evaluate<boolean>(expression).catch(() => false))) {
      if (Date.now() > deadline) throw new Error(`It has not come about: ${expression}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }

  async press(key: string): Promise<void> {
    await this.send("Input.dispatchKeyEvent", { type: "keyDown", key, text: key });
    await this.send("Input.dispatchKeyEvent", { type: "keyUp", key });
  }

  async close(): Promise<void> {
    await this.browser.send("Target.closeTarget", { targetId: this.targetId });
    await this.browser.detach();
  }
}
