import { expect, it } from "vitest";
import { providersFileSchema } from "@/lib/server/providers/providers-file";
import { startEmulators } from "./start-emulators";

it("starts every emulator and says how to reach them in the app's own words", async () => {
  const { emulators, environment, providersFile, close } = await startEmulators(0);
  expect(emulators.map(({ name }) => name)).toEqual([
    "modelverse",
    "dmxapi",
    "openai",
    "vllm-omni",
    "sglang",
    "sd-server",
    "deepinfra",
  ]);
  const states = await Promise.all(emulators.map(async ({ url }) => (await fetch(`${url}/_switches`)).status));
  expect(states).toEqual(emulators.map(() => 200));
  expect(environment).toMatchObject({ MODELVERSE_BASE_URL: emulators[0]?.url, DMXAPI_API_KEY: emulators[1]?.apiKey });
  const { providers } = providersFileSchema.parse(providersFile);
  for (const { keyVariable } of providers) if (keyVariable) expect(environment).toHaveProperty(keyVariable);
  await close();
  await expect(fetch(`${emulators[0]?.url}/_switches`)).rejects.toThrow();
});

it("leaves nothing behind when a port is taken", async () => {
  const running = await startEmulators(0);
  const port = Number(new URL(running.emulators[0]?.url ?? "").port);
  await expect(startEmulators(port - 10)).rejects.toThrow(/EADDRINUSE/);
  await expect(fetch(`http://127.0.0.1:${port - 10}/_switches`)).rejects.toThrow();
  await running.close();
});
