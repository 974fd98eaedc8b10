import type { Page } from "@playwright/test";

/**
 * Presses where the pointer is, and leaves the page alone for a while. Playwright's own click asks the page beforehand and afterwards what lies
 * there, and whatever reads the page is compiled in it first: with processors that the press needs, some 20 ms of its way to the provider.
 */
export async function pressHere(page: Page, aloneMs: number): Promise<void> {
  await page.mouse.down();
  await page.mouse.up();
  await page.waitForTimeout(aloneMs);
}
