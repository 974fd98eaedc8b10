/** The namespaces that a packet of ours speaks; readers of other tools know the first three. */
const namespaces = {
  xmp: "http://ns.adobe.com/xap/1.0/",
  Iptc4xmpExt: "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
  // TC260-PG-20258A (2025-08-28), the practice guide to GB 45438-2025.
  TC260: "http://www.tc260.org.cn/ns/AIGC/1.0/",
  diptych: "urn:diptych:recipe/1/",
} as const;

type Property = `${keyof typeof namespaces}:${string}`;

/** An XMP packet (ISO 16684-1) of simple properties; those that are null are left out. */
export function writeXmpPacket(properties: Partial<Record<Property, string | null>>): string {
  const present = Object.entries(properties).filter(([, value]) => typeof value === "string");
  const prefixes = Object.entries(namespaces).filter(([prefix]) =>
    present.some(([name]) => name.startsWith(`${prefix}:`)),
  );
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    `<rdf:Description rdf:about=""${prefixes.map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`).join("")}>`,
    ...present.map(([name, value]) => `<${name}>${escapeXml(value ?? "")}</${name}>`),
    "</rdf:Description>",
    "</rdf:RDF>",
    "</x:xmpmeta>",
    '<?xpacket end="r"?>',
  ].join("\n");
}

/**
 * The text of a simple property, whichever prefix the packet's last writer gave its namespace, as an element or as an attribute; null
 * where there is none.
 */
export function readXmpProperty(packet: string, name: Property): string | null {
  const [ours, local] = name.split(":") as [keyof typeof namespaces, string];
  const declared = new RegExp(`xmlns:([\\w.-]{1,64})\\s*=\\s*["']${escapePattern(namespaces[ours])}["']`).exec(packet);
  if (!declared) return null;
  const qualified = escapePattern(`${declared[1]}:${local}`);
  const element = new RegExp(`<${qualified}(?:\\s[^<>]{0,200})?>([^<]*)</${qualified}\\s*>`).exec(packet);
  const attribute = new RegExp(`\\s${qualified}\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`).exec(packet);
  const text = element?.[1] ?? attribute?.[1] ?? attribute?.[2];
  return text === undefined ? null : unescapeXml(text);
}

const entities: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function escapeXml(text: string): string {
  return text.replace(/[<>&]/g, (sign) => `&${sign === "<" ? "lt" : sign === ">" ? "gt" : "amp"};`);
}

function unescapeXml(text: string): string {
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|\w{1,8});/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return entities[name] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
