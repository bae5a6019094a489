# Built in one stage, run in another that holds no compiler, no tests and no development packages.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY scripts/copy-page-assets.mjs ./scripts/
COPY src ./src
RUN npm run build && npm prune --omit=dev && rm -f dist/.tsbuildinfo

FROM node:20-bookworm-slim
# A container must listen beyond its own loopback; what is published, and where, is said when it is started.
ENV NODE_ENV=production DUBAN_HOST=0.0.0.0 PORT=3000 DUBAN_DATA=/data
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY config ./config
RUN ln -s /app/dist/cli.js /usr/local/bin/duban && chmod +x dist/cli.js \
  && mkdir -m 0700 /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/cli.js", "start"]
