import type { Hono } from "hono"
import { serverProblems } from "./contract/server-problems.ts"
import type { UnitOfWork } from "./http/idempotency.ts"
import type { Manifest } from "./http/manifest.ts"
import { mount, type RequestRecord } from "./http/mount.ts"
import { problem } from "./http/problem.ts"
import { respond } from "./http/respond.ts"
import { peerAddress } from "./platform/server/http-server.ts"
import type { Refuse } from "./platform/server/refuse-unreadable.ts"
import type { Services } from "./routes/_define.ts"
import { zones } from "./routes/_zones.ts"

const maxBodyBytes = 1024 * 1024

export type AppOptions = {
  readonly manifest: Manifest
  readonly unitOfWork: UnitOfWork
  readonly publicUrl: string
  readonly corsOrigins: readonly string[]
  readonly trustedProxyHops: number
  readonly onAnswered: (record: RequestRecord) => void
}

const problemsOf = (publicUrl: string): string => new URL("/problems/", publicUrl).href

/** Builds the app from services: no I/O, no globals. */
export const buildApp = (services: Services, options: AppOptions): Hono =>
  mount(options.manifest, services, {
    zones,
    problemTypeBase: problemsOf(options.publicUrl),
    corsOrigins: new Set(options.corsOrigins),
    trustedProxyHops: options.trustedProxyHops,
    peerAddress,
    maxBodyBytes,
    unitOfWork: options.unitOfWork,
    onAnswered: options.onAnswered,
  })

/** Writes the refusal of what never became a request: a problem like any other, in French, for it asks for no language. */
export const buildRefusal =
  (publicUrl: string): Refuse =>
  (what) =>
    respond(problem(serverProblems[what], undefined), {
      context: { requestId: crypto.randomUUID(), language: "fr" },
      typeBase: problemsOf(publicUrl),
      cacheControl: "no-store",
      cors: {},
    })
