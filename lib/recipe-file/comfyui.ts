import { parseObject, toObject } from "./recipe-record";

type Node = { inputs: Record<string, unknown> };
type Graph = Readonly<Record<string, unknown>>;

const NODES_MAX = 5000;
/** How many nodes may lie between a sampler and the words that it follows. */
const DEPTH_MAX = 20;

/** The recipe's fields that a ComfyUI graph tells (PNG text `prompt`, the API form): of its first sampler; null without one. */
export function parseComfyGraph(json: string): Record<string, unknown> | null {
  const graph = parseObject(json);
  if (!graph) return null;
  const sampler = Object.keys(graph)
    .slice(0, NODES_MAX)
    .map((id) => nodeAt(graph, id))
    .find(
      (node) => node !== null && "positive" in node.inputs && ("seed" in node.inputs || "noise_seed" in node.inputs),
    );
  if (!sampler) return null;
  const { inputs } = sampler;
  const prompt = findText(graph, inputs.positive, DEPTH_MAX);
  if (prompt === null) return null;
  return {
    prompt,
    negativePrompt: findText(graph, inputs.negative, DEPTH_MAX),
    steps: findNumber(graph, inputs.steps),
    guidanceScale: findNumber(graph, inputs.cfg),
    seed: findNumber(graph, inputs.seed ?? inputs.noise_seed),
    strength: findNumber(graph, inputs.denoise),
  };
}

function nodeAt(graph: Graph, id: unknown): Node | null {
  const node = typeof id === "string" && Object.hasOwn(graph, id) ? toObject(graph[id]) : null;
  const inputs = toObject(node?.inputs);
  return inputs && { inputs };
}

/** A link to another node's output is `[id, index]`. */
function follow(graph: Graph, value: unknown): Node | null {
  return Array.isArray(value) && value.length === 2 ? nodeAt(graph, String(value[0])) : null;
}

function findText(graph: Graph, value: unknown, depth: number): string | null {
  if (typeof value === "string") return value;
  const node = depth > 0 ? follow(graph, value) : null;
  if (!node) return null;
  for (const name of ["text", "prompt", "value", "string", "text_g", "conditioning", "positive"]) {
    const text = name in node.inputs ? findText(graph, node.inputs[name], depth - 1) : null;
    if (text !== null) return text;
  }
  return null;
}

function findNumber(graph: Graph, value: unknown): number | null {
  if (typeof value === "number") return value;
  const inputs = follow(graph, value)?.inputs ?? {};
  const found = inputs.value ?? inputs.seed;
  return typeof found === "number" ? found : null;
}
