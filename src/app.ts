import type { Hono } from "hono"
import type { UnitOfWork } from "./http/idempotency.ts"
import type { Manifest } from "./http/manifest.ts"
import { mount, type RequestRecord } from "./http/mount.ts"
import { peerAddress } from "./platform/server/http-server.ts"
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

/** Builds the app from services: no I/O, no globals. */
export const buildApp = (services: Services, options: AppOptions): Hono =>
  mount(options.manifest, services, {
    zones,
    problemTypeBase: new URL("/problems/", options.publicUrl).href,
    corsOrigins: new Set(options.corsOrigins),
    trustedProxyHops: options.trustedProxyHops,
    peerAddress,
    maxBodyBytes,
    unitOfWork: options.unitOfWork,
    onAnswered: options.onAnswered,
  })
