# The bot alone. Postgres and Redis stand beside it (docker-compose.yml), so no embedded Postgres is in here.
# `npm install`, not `npm ci`: the lock may lack optional packages of other platforms, which ci refuses.

FROM node:22-slim AS build
WORKDIR /grove
COPY package.json package-lock.json .npmrc ./
RUN npm install --no-save --ignore-scripts --omit=optional --loglevel=error
COPY . .
# Programs are read at run time; the folder is there even before the first of them.
RUN node_modules/.bin/tsc -p tsconfig.build.json && rm -f dist/.tsbuildinfo && mkdir -p programs \
  && mkdir -m 700 backups

FROM node:22-slim AS dependencies
WORKDIR /grove
COPY package.json package-lock.json .npmrc ./
RUN npm install --no-save --ignore-scripts --omit=optional --omit=dev --loglevel=error

FROM node:22-slim
ENV NODE_ENV=production GROVE_ALIVE_FILE=/tmp/grove-alive GROVE_BACKUPS=/backups
WORKDIR /grove
COPY package.json LICENSE ./
COPY --from=dependencies /grove/node_modules ./node_modules
COPY --from=build /grove/dist ./dist
COPY --from=build /grove/programs ./programs
# Where a volume goes: it takes its owner and its mode from this folder.
COPY --from=build --chown=10001:10001 /grove/backups /backups
# No name, no home, and a number that no account of the host has. Nothing in /grove belongs to it.
USER 10001:10001
# The bot touches this file every ten seconds while it is connected and its database answers.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD test -n "$(find "$GROVE_ALIVE_FILE" -mmin -1 2>/dev/null)"
CMD ["node", "dist/bot/main.js"]
