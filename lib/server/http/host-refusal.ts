import { plainRefusal } from "./plain-refusal";

/** For a reader who came by a host name that is not ours. */
export function hostRefusal(): Response {
  return plainRefusal(403, {
    en: "Diptych does not answer under this address. Open it under its own, or set PUBLIC_URL to this one.",
    "zh-CN": "Diptych 不在此地址提供服务。请用它自己的地址打开，或将 PUBLIC_URL 设为此地址。",
  });
}
