# The image that Cloud Run runs: one for the API, the worker (ROLE=worker) and the migrations (ROLE=migrate).
# Built by cloudbuild.yaml, and on a laptop by `npm run image`. tests/deploy keeps what is said here true.

# Each base by version and digest. The digest of a newer one: docker buildx imagetools inspect IMAGE:TAG
ARG NODE_IMAGE=node:26.10.0-trixie-slim@sha256:ec7758ee051e457b468b32bde57b0879010b325bb9862718e9615225ce4aaae1
ARG RUNTIME_IMAGE=gcr.io/distroless/nodejs26-debian13:nonroot@sha256:afc6657a4b662f9cb69ca892b0596e55d6ef81a10e83ee8887b13f602877df89

FROM ${RUNTIME_IMAGE} AS base

FROM ${NODE_IMAGE} AS deps
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY tools/node/package.json tools/node/
COPY tools/postgres/package.json tools/postgres/
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts

# The stand-ins for Firebase Auth, Cloud Storage and FCM, for compose.yaml.
FROM deps AS stand-ins
COPY src src
COPY local local
ENV HOST=0.0.0.0
USER node
CMD ["node", "local/stand-ins.ts"]

FROM deps AS build
COPY tsconfig.json tsconfig.build.json LICENSE NOTICE ./
COPY migrations migrations
COPY scripts scripts
COPY src src
RUN node_modules/.bin/tsc --project tsconfig.build.json
# With the Node that will run it: what V8 compiled is of no use to another one.
COPY --from=base /nodejs /nodejs
RUN /nodejs/bin/node scripts/build.ts

FROM base AS runtime
WORKDIR /app
COPY --from=build /app/dist ./
ENV NODE_ENV=production NODE_OPTIONS="--enable-source-maps --max-old-space-size=384" PORT=8080
USER nonroot
EXPOSE 8080
# The entrypoint of the base is node itself: it gets SIGTERM. What the process does is said by ROLE.
CMD ["main.js"]
