/** Browsers open six connections to a host; one stays for everything else. */
const AT_ONCE = 5;

/** Does it to every item, a few at a time, whatever becomes of the others. Answers with those that failed, and why. */
export async function forEach<Item>(
  items: readonly Item[],
  act: (item: Item) => Promise<unknown>,
): Promise<{ item: Item; error: unknown }[]> {
  const failed: { item: Item; error: unknown }[] = [];
  const queue = items.values();
  await Promise.all(
    Array.from({ length: Math.min(AT_ONCE, items.length) }, async () => {
      for (const item of queue) await act(item).catch((error) => failed.push({ item, error }));
    }),
  );
  return failed;
}
