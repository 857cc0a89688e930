import { randomBytes, randomUUIDv7 } from "node:crypto"
import { LRUCache } from "lru-cache"
import type { Config } from "./config.ts"
import { makeAccounts } from "./features/accounts/index.ts"
import { makeAgenda } from "./features/agenda/index.ts"
import { makeBatches } from "./features/batches/index.ts"
import { makeEquipment } from "./features/equipment/index.ts"
import { makeBrewLog } from "./features/brew-log/index.ts"
import { assessWhenMeasured, makeFermentation } from "./features/fermentation/index.ts"
import { makeLive } from "./features/live/index.ts"
import { makeNotifications } from "./features/notifications/index.ts"
import { makeQueue } from "./features/queue/index.ts"
import { makeRecipes } from "./features/recipes/index.ts"
import type { JobServices } from "./jobs/job-services.ts"
import { cacheVerified } from "./platform/firebase/cached-verifier.ts"
import { firebaseApp } from "./platform/firebase/firebase-app.ts"
import { firebaseIdentity } from "./platform/firebase/identity-admin.ts"
import { guardedPush } from "./platform/firebase/guarded-push.ts"
import { remoteKeySet } from "./platform/google/key-set.ts"
import { firebasePush } from "./platform/firebase/push.ts"
import { firebaseTokenVerifier } from "./platform/firebase/verify-id-token.ts"
import { guardedLiveStore } from "./platform/firestore/guarded-live-store.ts"
import { firestoreLiveStore } from "./platform/firestore/live-store.ts"
import { googleInvokers, noInvokers } from "./platform/google/invokers.ts"
import { fixedWindowLimits } from "./platform/limits/fixed-window.ts"
import { growingBans } from "./platform/limits/growing-bans.ts"
import type { Logger } from "./platform/logging/logger.ts"
import { memoryLiveStore } from "./platform/memory/live-store.ts"
import type { ConnectionOptions, DatabaseLogin } from "./platform/postgres/connection.ts"
import { openDatabase } from "./platform/postgres/database.ts"
import { isDatabaseReady } from "./platform/postgres/health.ts"
import { googleLoginToken, iamPassword } from "./platform/postgres/iam-password.ts"
import { idempotencyPurge, unitOfWork } from "./platform/postgres/unit-of-work.ts"
import type { Clock } from "./shared/clock.ts"
import type { NewId } from "./shared/ids.ts"
import type { Invokers } from "./shared/invokers.ts"

const clock: Clock = { now: () => new Date() }
const newId = randomUUIDv7 as NewId
const newSecret = (): string => randomBytes(32).toString("base64url")

/** Who logs in to the database, and how: by URL, or by address or unix socket with a password or an IAM token. */
export const databaseLogin = (config: Config, url = config.DATABASE_URL): DatabaseLogin => {
  if (url !== undefined) return { kind: "url", url }
  const { DB_HOST: host = "", DB_CA: authority, DB_IAM_LOGIN: byToken } = config
  // The token is sent as it is: by an address it must not travel in clear. A socket leaves the machine encrypted.
  const tls = authority ? { authority } : byToken && !host.startsWith("/") ? ("public" as const) : undefined
  return {
    kind: "host",
    host,
    ...(tls && { tls }),
    database: config.DB_NAME,
    user: config.DB_USER ?? "",
    password: byToken ? iamPassword(googleLoginToken(clock), clock) : (config.DB_PASSWORD ?? ""),
  }
}

export const connectionOptions = (config: Config): ConnectionOptions => ({
  login: databaseLogin(config),
  applicationName: `brasse-bouillon-${config.ROLE}`,
  poolMax: config.DB_POOL_MAX,
})

/** Who may call what is for our own machines only: nobody, unless the configuration says so. */
const invokersOf = ({ INTERNAL_AUDIENCE, INTERNAL_INVOKER, GOOGLE_KEY_SET_URL }: Config): Invokers =>
  INTERNAL_AUDIENCE !== undefined && INTERNAL_INVOKER !== undefined
    ? googleInvokers({
        audience: INTERNAL_AUDIENCE,
        invoker: INTERNAL_INVOKER,
        keySet: remoteKeySet({ url: GOOGLE_KEY_SET_URL, clock }),
        clock,
      })
    : noInvokers

/** The composition root: which adapter stands behind which port. Nothing connects before it is used. */
export const composeServices = (config: Config, log: Logger) => {
  const db = openDatabase({
    ...connectionOptions(config),
    onWarning: (event, error) => log.warning(event, String(error)),
  })
  const app = firebaseApp({ projectId: config.PROJECT_ID })
  const firestore = firestoreLiveStore({
    projectId: config.PROJECT_ID,
    emulatorHost: config.FIRESTORE_EMULATOR_HOST,
  })
  const store =
    config.LIVE_STORE === "memory" ? memoryLiveStore() : guardedLiveStore(firestore, { clock, log })
  const verifier = firebaseTokenVerifier({
    projectId: config.PROJECT_ID,
    keySet: remoteKeySet({ url: config.AUTH_KEY_SET_URL, clock }),
    clock,
    acceptUnsigned: config.AUTH_UNSIGNED_TOKENS,
  })

  const equipment = makeEquipment({ db, clock, newId })
  const recipes = makeRecipes({ db, clock, newId, equipment })
  const fcm = firebasePush({ projectId: config.PROJECT_ID, sinkUrl: config.FCM_SINK_URL })
  const push = guardedPush(fcm, { clock, log })
  const notifications = makeNotifications({ db, clock, newId, push, log })
  const accounts = makeAccounts({
    db,
    clock,
    newId,
    tokens: cacheVerified(verifier, { clock }),
    identity: firebaseIdentity({ app }),
    phones: { forget: notifications.forgetInstallations },
    states: new LRUCache({ maxSize: 20_000, sizeCalculation: () => 1 }),
    log,
  })
  const batches = makeBatches({ db, clock, newId, recipes, equipment, notifications })
  const agenda = makeAgenda({ db, clock, batches, newSecret })
  const brewLog = makeBrewLog({ db, clock, newId, batches, measurementListeners: [assessWhenMeasured] })
  const fermentation = makeFermentation({ db, clock, newId, batches, brewLog, notifications })
  const live = makeLive({ db, clock, store, batches, brewLog, fermentation, notifications, log })

  const queue = makeQueue({ db, clock })

  /** Everything that is kept for a while and then goes: each feature says what and for how long. */
  const purges = [
    idempotencyPurge({ db, clock }),
    ...[recipes, equipment, batches, brewLog, notifications, live, queue].flatMap(({ purges: its }) => its),
  ]
  const jobs: JobServices = { batches, fermentation, notifications, live, purges }
  return {
    features: { accounts, agenda, batches, brewLog, equipment, fermentation, notifications, queue, recipes },
    invokers: invokersOf(config),
    bans: growingBans({ clock, factor: config.RATE_LIMIT_FACTOR }),
    limits: fixedWindowLimits({ clock, factor: config.RATE_LIMIT_FACTOR }),
    live,
    jobs,
    unitOfWork: unitOfWork({ database: db, clock }),
    /** Makes ready what jobs use, so that the first alarm is as punctual as the others. */
    warmUp: async (): Promise<void> => {
      await Promise.all([fcm.warmUp(), config.LIVE_STORE === "firestore" && firestore.warmUp()])
    },
    isDatabaseReady: () => isDatabaseReady(db),
    close: async (): Promise<void> => {
      await firestore.close()
      await db.close()
    },
  }
}
