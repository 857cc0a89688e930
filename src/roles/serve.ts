import type { Server } from "node:http"
import type { Config } from "../config.ts"
import { buildApp, buildRefusal } from "../app.ts"
import type { Manifest } from "../http/manifest.ts"
import type { RequestRecord } from "../http/mount.ts"
import type { JobServices } from "../jobs/job-services.ts"
import { openApiDocument } from "../openapi.ts"
import { makeDocumentation } from "../platform/documentation/documentation.ts"
import { swaggerDirectory } from "../platform/files/shipped-files.ts"
import type { Logger } from "../platform/logging/logger.ts"
import { inBatches } from "../platform/logging/in-batches.ts"
import { makeRequestLog } from "../platform/logging/request-log.ts"
import { makeMetrics, type Metrics } from "../platform/metrics/metrics.ts"
import { serveMetrics } from "../platform/metrics/serve-metrics.ts"
import { type HttpServer, startHttpServer } from "../platform/server/http-server.ts"
import { waitForDatabase } from "../platform/postgres/wait-for-database.ts"
import { manifest } from "../routes.gen.ts"
import { openPool } from "../platform/postgres/connection.ts"
import { composeServices, connectionOptions, databaseLogin } from "../services.ts"
import { atMost } from "./at-most.ts"
import { untilStopped } from "./until-stopped.ts"

/** A worker answers for its health only: its API is none of the internet's business. */
const healthOnly: Manifest = {
  ...manifest,
  routes: manifest.routes.filter(({ pattern }) => pattern.startsWith("/health/")),
}

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
  const metrics = makeMetrics()
  const services = composeServices(config, log)
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
      limits: services.limits,
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
      manifest: config.ROLE === "worker" ? healthOnly : manifest,
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
    const worker = config.ROLE === "api" ? null : await startJobs(config, log, services.jobs, metrics.onJob)
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

const startJobs = async (config: Config, log: Logger, services: JobServices, onJob: Metrics["onJob"]) => {
  // Only a worker needs these: an API starts sooner without.
  const [{ startWorker }, { lanes }, { recurringJobs }] = await Promise.all([
    import("../platform/jobs/worker.ts"),
    import("../jobs/lanes.ts"),
    import("../jobs/recurring-jobs.ts"),
  ])
  const concurrency = config.WORKER_CONCURRENCY
  const pool = openPool({ ...connectionOptions(config), poolMax: concurrency + 2 }, (error) =>
    log.warning("database.idle_connection_lost", error.message),
  )
  const { alarms, projections } = lanes(services, concurrency)
  const workers = await Promise.all([
    startWorker({ pool, ...alarms, recurring: recurringJobs, log, onJob }),
    startWorker({ pool, ...projections, log, onJob }),
  ])
  return {
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.stop()))
      await pool.end()
    },
  }
}
