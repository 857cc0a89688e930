import type { Ports } from "./ports.ts"
import type { Endpoints } from "./stack.ts"

/** The project of the local cloud. `demo-` tells every Firebase tool that there is no real one behind it. */
export const projectId = "demo-brasse-bouillon"

/** What the API is told, as src/config.ts reads it; undefined takes a variable away from the surroundings. */
export const apiEnvironment = (
  ports: Ports,
  { database, firestore, identity, push, storage }: Endpoints,
): Readonly<Record<string, string | undefined>> => ({
  NODE_ENV: "development",
  ROLE: undefined,
  HOST: "127.0.0.1",
  PORT: String(ports.api),
  METRICS_PORT: String(ports.metrics),
  PUBLIC_URL: `http://127.0.0.1:${ports.api}`,
  PROJECT_ID: projectId,
  DATABASE_URL: database.application,
  MIGRATE_DATABASE_URL: database.owner,
  LIVE_STORE: firestore.host === null ? "memory" : "firestore",
  FIRESTORE_EMULATOR_HOST: firestore.host ?? undefined,
  // Google's libraries look for the metadata server of a cloud machine otherwise, for seconds.
  METADATA_SERVER_DETECTION: "none",
  FIREBASE_AUTH_EMULATOR_HOST: identity.host,
  AUTH_KEY_SET_URL: identity.keySetUrl ?? undefined,
  AUTH_UNSIGNED_TOKENS: identity.keySetUrl === null ? "true" : "false",
  INTERNAL_AUDIENCE: `http://127.0.0.1:${ports.api}`,
  INTERNAL_INVOKER: `scheduler@${projectId}.iam.gserviceaccount.com`,
  GOOGLE_KEY_SET_URL: identity.keySetUrl ?? undefined,
  STORAGE_EMULATOR_HOST: storage.url,
  FCM_SINK_URL: push.url,
  TRUSTED_PROXY_HOPS: "0",
  CORS_ORIGINS: "http://localhost:3000,http://localhost:5173,http://localhost:8081,http://localhost:19006",
  RATE_LIMIT_FACTOR: "100",
})
