import type { NextConfig } from "next";
import { securityHeaders } from "./lib/server/http/security-headers";

const nextConfig: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` looks at the types; who only starts the product does not wait for that.
  typescript: { ignoreBuildErrors: true },
  // A package-lock.json in a folder above would else be taken for the project's.
  turbopack: { root: import.meta.dirname },
  // Pictures are made by ourselves; the framework's own route for them stays shut.
  images: { unoptimized: true },
  headers: async () => [{ source: "/:path*", headers: everywhere }],
};

/** Fixed when it is built: what depends on the address of this installation comes from `proxy.ts` and the routes. */
const everywhere = Object.entries(securityHeaders(null)).map(([key, value]) => ({ key, value }));

export default nextConfig;
