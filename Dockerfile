# syntax=docker/dockerfile:1
# docs/deploy.md says how it is used.
FROM node:22-bookworm-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
# The dependencies alone first: they change less often than the sources.
COPY package.json package-lock.json ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
# The launcher's own stamps are written here; it then neither installs nor builds anything when it starts.
RUN npm run build && npm prune --omit=dev --no-audit --no-fund && rm -rf .next/cache node_modules/.cache

FROM node:22-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
# The C library gives a picture's memory back when it is done with; left to itself it keeps some of it for each thread.
ENV MALLOC_ARENA_MAX=2 MALLOC_MMAP_THRESHOLD_=4194304 MALLOC_TRIM_THRESHOLD_=16777216
RUN mkdir /data && chown node:node /data
# What it runs belongs to root: the studio cannot change itself.
COPY --from=build /app ./
# Not as root, which PostgreSQL refuses too.
USER node
VOLUME /data
EXPOSE 3000
# Until the first answer a new database may be made.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Not through npm, which does not hand on the signal to stop.
CMD ["node", "scripts/start.mjs"]
