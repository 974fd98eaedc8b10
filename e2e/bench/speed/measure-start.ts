import { StudioServer } from "../../fixtures/studio-server";
import type { Stage } from "./stage";

/** From the command to the first answer of an app that was installed, built and started before. */
export async function measureStart({ bare }: Stage): Promise<Record<string, number>> {
  const server = await StudioServer.start();
  try {
    await server.stop();
    const from = performance.now();
    await server.start({ everyMs: 20 });
    const own = (performance.now() - from) / 1000;
    return {
      "start to the first answer, s": own,
      "bare page: start to the first answer, s": (await bare.restart()) / 1000,
    };
  } finally {
    await server.end();
  }
}
