"use client";

import "./globals.css";

/**
 * When not even the frame could be drawn: the reader's language is not known then, and the catalogues are out of reach,
 * so both languages stand here.
 */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <title>Diptych</title>
        <main className="flex min-h-dvh flex-col items-center justify-center gap-5 px-6 text-center">
          <div>
            <h1 className="text-title font-semibold">Diptych cannot be shown right now</h1>
            <p className="text-writing text-dim">Your pictures are safe. Try again in a moment.</p>
          </div>
          <div lang="zh-CN">
            <p className="text-title font-semibold">Diptych 暂时无法显示</p>
            <p className="text-writing text-dim">图片都还在，请稍后重试。</p>
          </div>
          <a
            href="/"
            className="inline-flex control-height items-center rounded-md bg-accent px-4 font-semibold text-on-accent hover:bg-accent-hover"
          >
            Try again · 重试
          </a>
          {error.digest ? <code className="font-mono text-glance text-dim select-all">{error.digest}</code> : null}
        </main>
      </body>
    </html>
  );
}
