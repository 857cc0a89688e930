import type { Server } from "node:http"
import type { Config } from "../config.ts"
import { buildApp, buildRefusal } from "../app.ts"
import type { Manifest } from "../http/manifest.ts"
import type { RequestRecord } from "../http/mount.ts"
import { laneNames, laneOf } from "../jobs/lane-of.ts"
import { openApiDocument } from "../openapi.ts"
import { makeDocumentation } from "../platform/documentation/documentation.ts"
import { swaggerDirectory } from "../platform/files/shipped-files.ts"
import type { Logger } from "../platform/logging/logger.ts"
import { inBatches } from "../platform/logging/in-batches.ts"
import { makeRequestLog } from "../platform/logging/request-log.ts"
import { makeMetrics } from "../platform/metrics/metrics.ts"
import { serveMetrics } from "../platform/metrics/serve-metrics.ts"
import { type HttpServer, startHttpServer } from "../platform/server/http-server.ts"
import { waitForDatabase } from "../platform/postgres/wait-for-database.ts"
import { manifest } from "../routes.gen.ts"
import { composeServices, databaseLogin } from "../services.ts"
import { atMost } from "../platform/jobs/at-most.ts"
import { makeTicks, startJobs } from "./run-jobs.ts"
import { untilStopped } from "./until-stopped.ts"

const isInternal = (pattern: string): boolean => pattern.startsWith("/internal/")

/** A worker answers for its health, and to our own machines, who find nothing of theirs at an API. */
const routesOf = (role: Config["ROLE"]): Manifest => ({
  ...manifest,
  routes: manifest.routes.filter(({ pattern }) => {
    if (role === "all") return true
    return role === "worker" ? isInternal(pattern) || pattern.startsWith("/health/") : !isInternal(pattern)
  }),
})

/** What a job that hangs holds cannot be closed: together with the longest drain, this is less than Cloud Run's 10 s. */
const closeWithinMs = 1_000

/**
 * Serves the API, runs jobs, or both, until SIGTERM: then answers "not ready", takes nothing new, lets what runs end,
 * and closes. The port opens at once and the database is waited for behind it: a probe must see a process that waits,
 * not one that is not there. A job that hangs is given back, and may still hold a connection when this resolves.
 */
export const serve = async (config: Config, log: Logger, version: string): Promise<void> => {
  const startedAt = new Date()
  const stopped = untilStopped()
  const services = composeServices(config, log)
  const measure = services.features.queue.state
  const metrics = makeMetrics({ measure, laneNames, laneOf })
  const runner = { config, log, services: services.jobs, onJob: metrics.onJob, measure }
  const logRequest = makeRequestLog(log, config.PROJECT_ID)
  const answered = inBatches<RequestRecord>((record) => {
    metrics.onAnswered(record)
    logRequest(record)
  })
  let started = false

  const app = buildApp(
    {
      ...services.features,
      bans: services.bans,
      invokers: services.invokers,
      limits: services.limits,
      ticks: makeTicks(runner, stopped.signal),
      process: {
        version,
        publicUrl: config.PUBLIC_URL,
        startedAt,
        readOnly: config.READ_ONLY,
        minClientVersions: config.MIN_CLIENT_VERSIONS ?? new Map(),
        hasStarted: () => started,
        isReady: async () => started && !stopped.signal.aborted && services.isDatabaseReady(),
      },
      documentation: makeDocumentation({ directory: swaggerDirectory, openApi: openApiDocument }),
    },
    {
      manifest: routesOf(config.ROLE),
      unitOfWork: services.unitOfWork,
      publicUrl: config.PUBLIC_URL,
      corsOrigins: config.CORS_ORIGINS,
      trustedProxyHops: config.TRUSTED_PROXY_HOPS,
      onAnswered: answered.add,
    },
  )

  let server: HttpServer | null = null
  let metricsServer: Server | null = null
  try {
    const refuse = buildRefusal(config.PUBLIC_URL)
    server = await startHttpServer(app.fetch, { host: config.HOST, port: config.PORT, refuse })
    if (config.METRICS_PORT !== undefined) {
      metricsServer = await serveMetrics(metrics, { host: config.HOST, port: config.METRICS_PORT })
    }
    log.info("process.listening", `${config.ROLE} ${version} listens on ${config.HOST}:${server.port}`)

    await waitForDatabase({
      login: databaseLogin(config),
      log: (message) => log.warning("database.waiting", message),
      timeoutMs: config.DB_WAIT_SECONDS * 1000,
      signal: stopped.signal,
    })
    if (config.ROLE !== "api") await services.warmUp()
    const loops = config.ROLE !== "api" && config.WORKER_MODE === "loop"
    const worker = loops ? await startJobs(runner) : null
    started = true
    log.info("process.started", `${config.ROLE} is ready`, { startMs: Date.now() - startedAt.getTime() })

    await stopped.promise
    log.info("process.stopping", `${config.ROLE} stops: it lets what runs end`)
    const ending = Promise.all([server.stop(config.DRAIN_SECONDS), worker?.stop()])
    await atMost(config.DRAIN_SECONDS * 1000, ending)
  } catch (error) {
    if (!stopped.signal.aborted) throw error
  } finally {
    await server?.stop(0)
    metricsServer?.close()
    metricsServer?.closeAllConnections()
    answered.flush()
    await atMost(closeWithinMs, services.close())
  }
  log.info("process.stopped", `${config.ROLE} has stopped`)
}
