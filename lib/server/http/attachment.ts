/** `Content-Disposition` for a file under this name: in ASCII for old readers, whole for all others (RFC 6266). */
export function attachment(fileName: string): string {
  const ascii = fileName
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .replace(/[^\w.-]+/g, "_");
  const fallback = /^[_.-]*\.\w+$/.test(ascii) ? `diptych${ascii.slice(ascii.lastIndexOf("."))}` : ascii;
  const whole = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${fallback}"; filename*=UTF-8''${whole}`;
}
