"use client";

import type { CSSProperties } from "react";

const ink = "light-dark(#191919, #efefef)";
const dim = "light-dark(#575757, #a8a8a8)";

const styles = {
  page: { colorScheme: "light dark" },
  body: {
    margin: 0,
    minHeight: "100dvh",
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    justifyContent: "center",
    gap: 20,
    padding: "0 24px",
    boxSizing: "border-box",
    textAlign: "center",
    background: "light-dark(#fafafa, #141414)",
    color: ink,
    font: '14px/1.6 system-ui, "PingFang SC", "Noto Sans SC", "Microsoft YaHei", sans-serif',
  },
  title: { margin: 0, fontSize: 20, lineHeight: "28px", fontWeight: 600 },
  text: { margin: 0, color: dim },
  again: {
    borderRadius: 6,
    padding: "11px 20px",
    background: "#f2b04a",
    color: "#191919",
    fontWeight: 600,
    textDecoration: "none",
  },
  digest: { color: dim, fontSize: 12, userSelect: "all" },
} satisfies Record<string, CSSProperties>;

/**
 * When not even the frame could be drawn: the reader's language is not known then, and the catalogues are out of reach, so both languages
 * stand here. Its look is its own: every page carries along what this one would need.
 */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en" style={styles.page}>
      <body style={styles.body}>
        <title>Diptych</title>
        <div>
          <h1 style={styles.title}>Diptych cannot be shown right now</h1>
          <p style={styles.text}>Your pictures are safe. Try again in a moment.</p>
        </div>
        <div lang="zh-CN">
          <p style={styles.title}>Diptych 暂时无法显示</p>
          <p style={styles.text}>图片都还在，请稍后重试。</p>
        </div>
        <a href="/" style={styles.again}>
          Try again · 重试
        </a>
        {error.digest ? <code style={styles.digest}>{error.digest}</code> : null}
      </body>
    </html>
  );
}
