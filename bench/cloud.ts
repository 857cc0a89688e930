import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as z from "zod"
import { startIdentity } from "../local/identity/start-identity.ts"
import { freePorts } from "../local/ports.ts"
import { startPostgres } from "../local/postgres.ts"
import type { DatabaseUrls } from "../local/postgres-roles.ts"
import { migrate } from "../src/platform/postgres/migrate.ts"

/** What the measured servers need around them: a migrated database of their own and an identity server. */
export type Cloud = {
  readonly database: DatabaseUrls
  /** Variables of a process of ours that uses it. */
  readonly env: Readonly<Record<string, string>>
  /** The headers that a phone's request brings. */
  readonly signUp: () => Promise<{ readonly uid: string; readonly headers: Readonly<Record<string, string>> }>
  readonly stop: () => Promise<void>
}

const projectId = "demo-bench"
const origin = "https://app.example"

const SignedUp = z.object({ localId: z.string(), idToken: z.string() })

export const startCloud = async (): Promise<Cloud> => {
  const dataDir = await mkdtemp(join(tmpdir(), "bench-"))
  const ports = await freePorts()
  const identity = await startIdentity({ port: ports.identity, projectId })
  const postgres = await startPostgres({ port: ports.postgres, dataDir, durable: false })
  await migrate({
    login: { kind: "url", url: postgres.urls.owner },
    directory: join(import.meta.dirname, "../migrations"),
    log: () => {},
  })
  return {
    database: postgres.urls,
    env: {
      NODE_ENV: "test",
      PROJECT_ID: projectId,
      DATABASE_URL: postgres.urls.application,
      FIREBASE_AUTH_EMULATOR_HOST: identity.host,
      AUTH_KEY_SET_URL: identity.keySetUrl,
      LIVE_STORE: "memory",
      TRUSTED_PROXY_HOPS: "1",
      RATE_LIMIT_FACTOR: "1000000",
      CORS_ORIGINS: origin,
      METADATA_SERVER_DETECTION: "none",
    },
    signUp: async () => {
      const response = await fetch(
        `${identity.url}/identitytoolkit.googleapis.com/v1/accounts:signUp?key=local`,
        {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ returnSecureToken: true }),
        },
      )
      const { localId, idToken } = SignedUp.parse(await response.json())
      return {
        uid: localId,
        headers: {
          authorization: `Bearer ${idToken}`,
          accept: "application/json",
          "accept-language": "fr-FR,fr;q=0.9",
          origin,
          "user-agent": "brasse-bouillon/1.0 (Android 16)",
          "x-forwarded-for": "203.0.113.7",
        },
      }
    },
    stop: async () => {
      await postgres.stop()
      await identity.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
