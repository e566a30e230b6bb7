# Production: `yiwang serve` on a PostgreSQL given by DATABASE_URL. See docs/guides/operations.md for the other settings.
FROM node:26-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev
COPY . .
RUN node --input-type=module -e "import { buildWeb } from './cli/web-build.ts'; await buildWeb(console.log)"

FROM node:26-bookworm-slim
WORKDIR /app
COPY --from=build --chown=node:node /app /app
RUN mkdir /data && chown node:node /data && chmod 700 /data
USER node
ENV HOST=0.0.0.0 PORT=8080 YIWANG_DATA_DIR=/data NODE_ENV=production
VOLUME /data
EXPOSE 8080
HEALTHCHECK --start-period=90s CMD node -e "fetch('http://127.0.0.1:8080/health/ready').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"
CMD ["./yiwang", "serve"]
