import type { NextConfig } from "next";

const nextConfig: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` looks at the types; who only starts the product does not wait for that.
  typescript: { ignoreBuildErrors: true },
  // A package-lock.json in a folder above would else be taken for the project's.
  turbopack: {
    root: import.meta.dirname,
    // The sentences come compiled (`lib/messages/compiled-messages.ts`): no page carries a parser for them.
    resolveAlias: { "use-intl/format-message": "use-intl/format-message/format-only" },
  },
  experimental: {
    // A telephone paints after one round trip instead of two; the sheet is a tenth of what a first visit fetches.
    inlineCss: true,
    // Of the studio, which is where a visit begins, fewer and larger files; other pages share what they can.
    turbopackChunking: { priorityRoutes: [/^\/$/], requestCost: 400_000, minChunkSize: 100_000 },
  },
  // Pictures are made by ourselves; the framework's own route for them stays shut.
  images: { unoptimized: true },
  // Who reads a page without running it finds title and preview in its head, whoever they say they are.
  htmlLimitedBots: /.*/,
};

export default nextConfig;
