import { randomUUID } from "node:crypto"
import { Writable } from "node:stream"
import { Client } from "pg"
import { afterAll } from "vitest"
import * as z from "zod"
import { buildApp, buildRefusal } from "../../src/app.ts"
import { readConfig } from "../../src/config.ts"
import { openApiDocument } from "../../src/openapi.ts"
import { makeDocumentation } from "../../src/platform/documentation/documentation.ts"
import { swaggerDirectory } from "../../src/platform/files/shipped-files.ts"
import { makeLogger } from "../../src/platform/logging/logger.ts"
import { makeRequestLog } from "../../src/platform/logging/request-log.ts"
import { startHttpServer } from "../../src/platform/server/http-server.ts"
import { manifest } from "../../src/routes.gen.ts"
import { makeTicks } from "../../src/roles/run-jobs.ts"
import { composeServices } from "../../src/services.ts"
import type { Role } from "../../src/shared/actor.ts"
import { freshDatabase } from "./database.ts"
import { apiCaller, type Call } from "./api-caller.ts"
import { invokerEnvironment, mint, mintForInvoker } from "./invoker.ts"
import { services } from "./services.ts"

/** Somebody with an account at the identity server. The API meets them with their first request. */
export type Brewer = { readonly uid: string; readonly token: string }

export type RunningApi = {
  readonly url: string
  readonly call: Call
  readonly signUp: (options?: {
    readonly email?: string
    readonly roles?: readonly Role[]
  }) => Promise<Brewer>
  /** A token that the identity server really signs, with any claims over those of a good one; null removes one. */
  readonly mint: (claims: Readonly<Record<string, unknown>>) => Promise<string>
  /** A token of the service account that may call what is for our own machines, with any claims over its own. */
  readonly mintForInvoker: (claims?: Readonly<Record<string, unknown>>) => Promise<string>
  /** What an administrator of the identity server does to an account. */
  readonly changeAccount: (uid: string, changes: Readonly<Record<string, unknown>>) => Promise<void>
  readonly removeAccount: (uid: string) => Promise<void>
  /** The id that the API knows somebody by. */
  readonly idOf: (brewer: Brewer) => Promise<string>
  /** Whatever SQL a test arranges or looks at behind the application's back. */
  readonly asOwner: (statement: string, values?: unknown[]) => Promise<readonly Record<string, unknown>[]>
  /** Everything that has been logged. */
  readonly logged: () => Promise<string>
}

/**
 * The API as the process composes it, on a free port and a database of its own, with the identity server of the run.
 * Jobs wait in their table: no worker runs. It all ends with the test file.
 * @param variables of src/config.ts, over those of a test
 */
export const runningApi = async (variables: Readonly<Record<string, string>> = {}): Promise<RunningApi> => {
  const { identity, projectId, push } = services()
  if (identity.keySetUrl === null) throw new Error("these tests need an identity server that signs")
  const database = await freshDatabase()
  const owner = new Client({ connectionString: database.ownerUrl, options: "-c search_path=brasse_bouillon" })
  await owner.connect()
  // firebase-admin reads this variable itself.
  process.env["FIREBASE_AUTH_EMULATOR_HOST"] = identity.host

  const config = readConfig({
    NODE_ENV: "test",
    HOST: "127.0.0.1",
    PORT: "0",
    PROJECT_ID: projectId,
    DATABASE_URL: database.url,
    LIVE_STORE: "memory",
    FIREBASE_AUTH_EMULATOR_HOST: identity.host,
    AUTH_KEY_SET_URL: identity.keySetUrl,
    FCM_SINK_URL: push.url,
    ...invokerEnvironment(),
    TICK_SECONDS: "1",
    TRUSTED_PROXY_HOPS: "0",
    RATE_LIMIT_FACTOR: "1000",
    ...variables,
  })
  const lines: string[] = []
  const stream = new Writable({
    write: (chunk, _encoding, written) => {
      lines.push(String(chunk))
      written()
    },
  })
  const log = makeLogger({ level: "DEBUG", service: "tests", version: "0.0.0", stream })
  const composed = composeServices(config, log)
  const runner = {
    config,
    log,
    services: composed.jobs,
    onJob: () => undefined,
    measure: composed.features.queue.state,
  }
  const stopping = new AbortController()
  const app = buildApp(
    {
      ...composed.features,
      bans: composed.bans,
      invokers: composed.invokers,
      limits: composed.limits,
      ticks: makeTicks(runner, stopping.signal),
      process: {
        version: "0.0.0",
        publicUrl: "https://api.example.test",
        startedAt: new Date(),
        readOnly: config.READ_ONLY,
        minClientVersions: config.MIN_CLIENT_VERSIONS ?? new Map(),
        hasStarted: () => true,
        isReady: composed.isDatabaseReady,
      },
      documentation: makeDocumentation({ directory: swaggerDirectory, openApi: openApiDocument }),
    },
    {
      manifest,
      unitOfWork: composed.unitOfWork,
      publicUrl: config.PUBLIC_URL,
      corsOrigins: config.CORS_ORIGINS,
      trustedProxyHops: config.TRUSTED_PROXY_HOPS,
      onAnswered: makeRequestLog(log, config.PROJECT_ID),
    },
  )
  const refuse = buildRefusal(config.PUBLIC_URL)
  const server = await startHttpServer(app.fetch, { host: config.HOST, port: config.PORT, refuse })
  afterAll(async () => {
    stopping.abort()
    await server.stop(0)
    await composed.close()
    await owner.end()
    await database.drop()
  })

  const url = `http://127.0.0.1:${server.port}`
  const call = apiCaller(url)
  const changeAccount: RunningApi["changeAccount"] = async (uid, changes) => {
    await identityCall(`projects/${projectId}/accounts:update`, { localId: uid, ...changes }, "owner")
  }
  return {
    url,
    call,
    changeAccount,
    removeAccount: async (uid) => {
      await identityCall(`projects/${projectId}/accounts:delete`, { localId: uid }, "owner")
    },
    signUp: async ({ email, roles } = {}) => {
      const credentials = email === undefined ? {} : { email, password: randomUUID() }
      const answer = await identityCall("accounts:signUp", { ...credentials, returnSecureToken: true })
      const { localId, idToken } = SignedUp.parse(answer)
      if (roles) await changeAccount(localId, { customAttributes: JSON.stringify({ roles }) })
      return { uid: localId, token: idToken }
    },
    mint,
    mintForInvoker,
    idOf: async ({ token }) => Me.parse((await call("GET", "/v1/me", { token })).json).id,
    asOwner: async (statement, values = []) => (await owner.query(statement, values)).rows,
    logged: async () => {
      await log.flush()
      return lines.join("")
    },
  }
}

const SignedUp = z.object({ localId: z.string(), idToken: z.string() })
const Me = z.object({ id: z.string() })

const identityCall = (path: string, body: unknown, bearer?: string): Promise<unknown> =>
  postJson(`${services().identity.url}/identitytoolkit.googleapis.com/v1/${path}`, body, bearer)

const postJson = async (url: string, body: unknown, bearer?: string): Promise<unknown> => {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...(bearer && { authorization: `Bearer ${bearer}` }) },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`)
  return answer.json()
}
