import { mkdir, rm } from "node:fs/promises"
import { join } from "node:path"
import { startFirestore } from "./firestore.ts"
import { startIdentity } from "./identity/start-identity.ts"
import type { Listening } from "./listen.ts"
import type { PortName, Ports } from "./ports.ts"
import { startPostgres } from "./postgres.ts"
import type { DatabaseUrls } from "./postgres-roles.ts"
import type { Service } from "./processes.ts"
import { withProgress } from "./progress.ts"
import { startPush } from "./push/start-push.ts"
import { startStorage } from "./storage/start-storage.ts"

export type StackOptions = {
  readonly ports: Ports
  readonly dataDir: string
  readonly projectId: string
  /** Development keeps its data through a crash of the machine; tests start empty. */
  readonly durable: boolean
  /** Forgets what an earlier start left. */
  readonly fresh: boolean
  /**
   * DATABASE_URL (with MIGRATE_DATABASE_URL for its owner), FIRESTORE_EMULATOR_HOST, FIREBASE_AUTH_EMULATOR_HOST or
   * STORAGE_EMULATOR_HOST: that one is used instead of ours.
   */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly say: (line: string) => void
}

export type Endpoints = {
  readonly database: DatabaseUrls
  readonly firestore: FirestoreEndpoint
  /** `url`s have no slash at the end; `host` is `127.0.0.1:port`, as the SDKs want it. */
  /** `keySetUrl` is null for the official emulator, whose tokens are not signed. */
  readonly identity: { readonly url: string; readonly host: string; readonly keySetUrl: string | null }
  readonly storage: { readonly url: string }
  readonly push: { readonly url: string }
}

export type FirestoreEndpoint =
  | { readonly host: string; readonly missing: null }
  | { readonly host: null; readonly missing: string }

export type Stack = {
  readonly endpoints: Endpoints
  /** What was started, in the order of starting; something external is not among them. */
  readonly services: readonly Service[]
  /** Stops it all, the last started first. */
  readonly stop: () => Promise<void>
}

/** Starts the local cloud: all of it, or nothing and an error. */
export const startStack = async (options: StackOptions): Promise<Stack> => {
  const { ports, dataDir, projectId, durable, fresh, env, say } = options
  const external = externalServices(env)
  await mkdir(dataDir, { recursive: true })
  const dirOf = (name: string): string => join(dataDir, name)
  if (fresh) {
    await Promise.all(
      ["identity", "storage", "push"].map((name) => rm(dirOf(name), { recursive: true, force: true })),
    )
  }

  const services: Service[] = []
  const stop = async (): Promise<void> => {
    for (const service of services.toReversed()) await service.stop()
  }
  const started = <S extends Service>(service: S): S => {
    services.push(service)
    return service
  }

  const database = async (): Promise<DatabaseUrls> => {
    if (external.postgres !== null) {
      const owner = env["MIGRATE_DATABASE_URL"] || external.postgres
      return { application: external.postgres, owner, admin: owner }
    }
    return started(await startPostgres({ port: ports.postgres, dataDir, durable, fresh })).urls
  }
  const firestore = async (): Promise<FirestoreEndpoint> => {
    if (external.firestore !== null) return { host: external.firestore, missing: null }
    const emulator = await startFirestore({ port: ports.firestore, dataDir, rules, env })
    if (!emulator.ok) return { host: null, missing: emulator.error.reason }
    return { host: started(emulator.value).address, missing: null }
  }
  const identity = async (): Promise<Endpoints["identity"]> => {
    const host = external.identity
    if (host !== null) return { url: `http://${host}`, host, keySetUrl: null }
    const server = await startIdentity({ port: ports.identity, projectId, dataDir: dirOf("identity") })
    started(inProcess("identity", server))
    return { url: server.url, host: server.host, keySetUrl: server.keySetUrl }
  }
  const storage = async (): Promise<Endpoints["storage"]> => {
    if (external.storage !== null) return { url: external.storage }
    const server = await startStorage({ port: ports.storage, dataDir: dirOf("storage") })
    return { url: started(inProcess("storage", server)).address }
  }
  const push = async (live: FirestoreEndpoint): Promise<Endpoints["push"]> => {
    const firestore = { ...live, projectId }
    const server = await startPush({ port: ports.push, dataDir: dirOf("push"), firestore })
    return { url: started(inProcess("push", server)).address }
  }

  try {
    const [databaseUrls, ...others] = await settleAll([
      withProgress("PostgreSQL starts", database(), say),
      withProgress("the Firestore emulator starts", firestore(), say),
      identity(),
      storage(),
    ])
    const [live, accounts, objects] = others
    const endpoints = {
      database: databaseUrls,
      firestore: live,
      identity: accounts,
      storage: objects,
      push: await push(live),
    }
    return { endpoints, services, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The ports that the stack will take in these surroundings. */
export const portsOfStack = (env: StackOptions["env"]): readonly PortName[] => {
  const external = externalServices(env)
  const names = ["postgres", "firestore", "identity", "storage", "push"] as const
  return names.filter((name) => external[name] === null)
}

const externalServices = (env: StackOptions["env"]) => ({
  postgres: env["DATABASE_URL"] || null,
  firestore: env["FIRESTORE_EMULATOR_HOST"] || null,
  identity: env["FIREBASE_AUTH_EMULATOR_HOST"] || null,
  storage: env["STORAGE_EMULATOR_HOST"] || null,
  push: null,
})

/** Promise.all that lets each of them end before it throws, so that what started late can be stopped as well. */
const settleAll = async <T extends readonly unknown[]>(work: {
  readonly [Index in keyof T]: Promise<T[Index]>
}): Promise<{ -readonly [Index in keyof T]: Awaited<T[Index]> }> => {
  const outcomes = await Promise.allSettled(work)
  const failures = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []))
  if (failures.length > 1) throw new AggregateError(failures)
  if (failures.length === 1) throw failures[0]
  return Promise.all(work)
}

const rules = join(import.meta.dirname, "../firestore.rules")

const inProcess = (name: string, server: Listening): Service => ({
  name,
  address: server.url,
  pid: null,
  exited: new Promise(() => undefined),
  stop: server.stop,
})
