import { randomUUIDv7 } from "node:crypto"
import { setTimeout as realSleep } from "node:timers/promises"
import { Client } from "pg"
import { afterAll, vi } from "vitest"
import { readConfig } from "../../src/config.ts"
import { connectionsOf, lanes } from "../../src/jobs/lanes.ts"
import { startWorker } from "../../src/platform/jobs/worker.ts"
import { makeLogger } from "../../src/platform/logging/logger.ts"
import { openPool } from "../../src/platform/postgres/connection.ts"
import { composeServices } from "../../src/services.ts"
import type { Member } from "../../src/shared/actor.ts"
import type { InstallationId } from "../../src/shared/ids.ts"
import { freshDatabase } from "../support/database.ts"
import { type FcmStandIn, startFcmStandIn } from "../support/fcm-stand-in.ts"
import { newMember } from "../support/new-member.ts"
import { services } from "../support/services.ts"
import { simulatedTime, type SimulatedTime } from "./simulated-time.ts"

/** Everything that runs in production, composed as in production, in simulated time. */
export type Brewery = {
  readonly time: SimulatedTime
  readonly features: ReturnType<typeof composeServices>["features"]
  readonly live: ReturnType<typeof composeServices>["live"]
  readonly fcm: FcmStandIn
  /** Somebody in Paris, who reads French on one phone and English on the other. */
  readonly newMember: () => Promise<Member & { readonly phones: Readonly<Record<"fr" | "en", string>> }>
  /** Whatever SQL a test looks at behind the application's back. */
  readonly asOwner: (statement: string, values?: unknown[]) => Promise<readonly Record<string, unknown>[]>
}

const pollEveryMs = 25

/**
 * Opens the brewery at a moment, which may be any that is in the future for the database: its own clock is real. In this
 * process `Date` stands still until the time is told to pass; timers go on.
 */
export const openBrewery = async (from: Date): Promise<Brewery> => {
  vi.useFakeTimers({ toFake: ["Date"], now: from })
  const { firestore, projectId } = services()
  const database = await freshDatabase()
  const owner = new Client({ connectionString: database.ownerUrl, options: "-c search_path=brasse_bouillon" })
  await owner.connect()
  const asOwner: Brewery["asOwner"] = async (statement, values = []) =>
    (await owner.query(statement, values)).rows
  const fcm = await startFcmStandIn()
  const config = readConfig({
    NODE_ENV: "test",
    ROLE: "worker",
    PROJECT_ID: projectId,
    DATABASE_URL: database.url,
    FCM_SINK_URL: fcm.url,
    LIVE_STORE: firestore.host === null ? "memory" : "firestore",
    FIRESTORE_EMULATOR_HOST: firestore.host ?? undefined,
  })
  const log = makeLogger({ level: "ERROR", service: "simulation", version: "0", stream: process.stdout })
  const composed = composeServices(config, log)
  const divided = lanes(composed.jobs, 4)
  const login = { kind: "url", url: database.url } as const
  const pool = openPool(
    { login, applicationName: "simulation", poolMax: connectionsOf(divided) },
    () => undefined,
  )
  const workers = await Promise.all(
    Object.values(divided).map((lane) => startWorker({ ...lane, pool, log, pollEveryMs, useNodeTime: true })),
  )
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.stop()))
    await pool.end()
    await composed.close()
    await fcm.close()
    await owner.end()
    await database.drop()
    vi.useRealTimers()
  })

  return {
    time: simulatedTime({ asOwner, look: () => realSleep(pollEveryMs / 4) }),
    features: composed.features,
    live: composed.live,
    fcm,
    asOwner,
    newMember: async () => {
      const member = await newMember(asOwner)
      const phones = { fr: `fr-${member.uid}`, en: `en-${member.uid}` }
      for (const locale of ["fr", "en"] as const) {
        await composed.features.notifications.putInstallation(member, {
          id: randomUUIDv7() as InstallationId,
          token: phones[locale],
          platform: locale === "fr" ? "ios" : "android",
          locale,
          appVersion: "1.0.0",
        })
      }
      return { ...member, phones }
    },
  }
}
