import * as z from "zod"
import type { Answer } from "../../src/http/answer.ts"
import { createDefine, type Middleware, type RouteModule } from "../../src/http/define.ts"
import type { StoredAnswer, UnitOfWork } from "../../src/http/idempotency.ts"
import { mount, type MountOptions, type RequestRecord } from "../../src/http/mount.ts"
import { problem } from "../../src/http/problem.ts"
import { httpProblems } from "../../src/http/problems.ts"
import { scanRoutes } from "../../src/http/scan-routes.ts"

/** A tiny app of our own for testing the kernel: it knows nothing of beer, and neither does the kernel. */
export type Counter = { readonly add: (by: number) => number; readonly value: () => number }
type Services = { readonly counter: Counter }

const scopeOf = ({ actor }: { actor: string }) => actor

export const zones = {
  public: { security: null, cacheControl: "public, max-age=60", refusals: [] },
  member: {
    security: "bearer",
    cacheControl: "private, no-cache",
    refusals: [401, 503],
    idempotencyScope: scopeOf,
  },
}

export const define = createDefine<Services, { public: object; member: { readonly actor: string } }>(zones)

/** Lets in whoever names themselves. */
export const signIn = define.middleware({
  provides: "member",
  run: async ({ request }, next): Promise<Answer> => {
    const actor = request.headers.get("authorization")
    return actor === null ? problem(httpProblems.notFound, undefined) : next({ actor })
  },
})

/** Keeps what a real unit of work would keep in its database; one request at a time is enough here. */
const rememberingUnit = (): UnitOfWork => {
  const kept = new Map<string, { fingerprint: string; answer: StoredAnswer }>()
  return {
    run: async ({ scope, route, key, fingerprint }, work) => {
      const name = `${scope} ${route} ${key}`
      const known = kept.get(name)
      if (known) {
        return known.fingerprint === fingerprint
          ? { kind: "replayed", answer: known.answer }
          : { kind: "mismatch" }
      }
      const answer = await work()
      if (answer.status < 400) kept.set(name, { fingerprint, answer })
      return { kind: "done", answer }
    },
  }
}

type Files = Readonly<
  Record<string, { readonly route?: RouteModule; readonly middleware?: Middleware<Services> }>
>

/** Mounts in-memory files as the generated manifest would mount real ones. */
export const appOf = (files: Files, options: Partial<MountOptions> = {}) => {
  const records: RequestRecord[] = []
  let total = 0
  const counter: Counter = { add: (by) => (total += by), value: () => total }
  const { routes } = scanRoutes(Object.keys(files))
  const required = <T>(value: T | undefined, file: string): T => {
    if (value === undefined) throw new Error(`the test gave no content for ${file}`)
    return value
  }
  const app = mount(
    {
      routes: routes.map((route) => ({
        ...route,
        module: required(files[route.file]?.route, route.file),
        middlewares: route.middlewares.map((file) => required(files[file]?.middleware, file)),
        error: null,
      })),
      notFound: null,
    },
    { counter },
    {
      zones,
      problemTypeBase: "https://example.test/problems/",
      corsOrigins: new Set(["https://app.example.test"]),
      trustedProxyHops: 1,
      peerAddress: () => "192.0.2.1",
      maxBodyBytes: 1024,
      unitOfWork: rememberingUnit(),
      onAnswered: (record) => records.push(record),
      ...options,
    },
  )
  return { app, counter, records }
}

export const Thing = z.object({ name: z.string(), size: z.int() }).meta({ id: "Thing" })
