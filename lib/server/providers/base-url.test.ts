import { expect, it } from "vitest";
import { apiUrl } from "./base-url";

it.each([
  ["https://api.modelverse.cn", "https://api.modelverse.cn/v1/models"],
  ["https://api.modelverse.cn/v1", "https://api.modelverse.cn/v1/models"],
  ["https://api.modelverse.cn/v1/", "https://api.modelverse.cn/v1/models"],
  ["http://10.0.0.5:8000/gpu//", "http://10.0.0.5:8000/gpu/v1/models"],
  ["https://api.deepinfra.com/v1/openai", "https://api.deepinfra.com/v1/openai/models"],
])("with the base %s the models are at %s", (base, url) => {
  expect(apiUrl(base, "models")).toBe(url);
});
