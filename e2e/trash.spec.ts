import { expect, expectAccessible, test } from "./fixtures/test";

test("what was deleted lies in the trash, comes back, and goes for good only when one says so", async ({
  page,
  goto,
  server,
  studio,
}) => {
  const deleteAll = async () => {
    const { ids } = (await (await page.request.get(`${server.url}/api/edits/ids`)).json()) as { ids: string[] };
    for (const id of ids) await page.request.delete(`${server.url}/api/edits/${id}`);
  };
  // What other journeys have left behind.
  await deleteAll();
  await page.request.post(`${server.url}/api/edits/empty-trash`);

  await goto("/");
  await studio.takeSample("Drum");
  for (const words of ["sepia", "black and white"]) await studio.runToTheEnd(words);
  await deleteAll();

  await goto("/gallery");
  await page.getByRole("link", { name: "Trash" }).click();
  const entry = (name: string) => page.getByRole("listitem", { name });
  await expect(entry("sepia")).toContainText("30 days left");
  await expect(page.getByRole("status")).toHaveText("2 edits");
  await expectAccessible(page);

  await entry("sepia").getByRole("button", { name: "Restore" }).click();
  await expect(page.getByText("Restored to the gallery.")).toBeVisible();
  await expect(entry("sepia")).toHaveCount(0);

  await entry("black and white").getByRole("button", { name: "Delete for good" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete this edit for good?" });
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();
  await expect(entry("black and white")).toBeVisible();

  await page.getByRole("button", { name: "Empty trash" }).click();
  await page.getByRole("dialog", { name: "Empty the trash?" }).getByRole("button", { name: "Delete for good" }).click();
  await expect(page.getByRole("heading", { name: "The trash is empty" })).toBeVisible();

  await page.getByRole("link", { name: "Gallery" }).first().click();
  await expect(page.getByRole("link", { name: /sepia/ })).toHaveCount(1);
  await expect(page.getByRole("link", { name: /black and white/ })).toHaveCount(0);
});
