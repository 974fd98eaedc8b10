/** Traditional characters of the vocabulary and the simplified ones that it is written in. */
const traditional =
  "鉛筆畫繪線條輪廓顏無單灰階棕銳虛變調壓昏對強弱飽鮮豔艷暖冷復懷舊噪點顆暈漫動夜間鏡轉順時針逆藍紅綠黃紫橙淺靜請將這張幅圖為換風濾樣畫後結還別過於稍極幾現給讓邊緣數訊號帶黑褲潔簡濃淡減輕縮";
const simplified =
  "铅笔画绘线条轮廓颜无单灰阶棕锐虚变调压昏对强弱饱鲜艳艳暖冷复怀旧噪点颗晕漫动夜间镜转顺时针逆蓝红绿黄紫橙浅静请将这张幅图为换风滤样画后结还别过于稍极几现给让边缘数讯号带黑裤洁简浓淡减轻缩";

const toSimplified = new Map([...traditional].map((character, index) => [character, simplified.charAt(index)]));

/**
 * The prompt in two forms of one length: `text` as people read it, with wide characters narrowed and spaces collapsed,
 * and `key` as the vocabulary is looked up in it: lower case, simplified characters, hyphens between words as spaces.
 */
export function normalisePrompt(prompt: string): { text: string; key: string } {
  const text = prompt
    .normalize("NFKC")
    .replace(/[\r\n]+/g, ";")
    .replace(/\s+/g, " ")
    .replace(/[‘’`]/g, "'")
    .replace(/[‐‑–—−]/g, "-")
    .trim();
  const key = Array.from(text, lowered)
    .join("")
    .replace(/(?<=\p{L})-(?=\p{L})/gu, " ");
  return { text, key };
}

function lowered(character: string): string {
  const lower = toSimplified.get(character) ?? character.toLowerCase();
  return lower.length === character.length ? lower : character;
}
