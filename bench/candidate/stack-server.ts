import * as z from "zod"
import { buildApp } from "../../src/app.ts"
import { readConfig } from "../../src/config.ts"
import { ok } from "../../src/http/answer.ts"
import type { Manifest, Route } from "../../src/http/manifest.ts"
import type { RequestRecord } from "../../src/http/mount.ts"
import { inBatches } from "../../src/platform/logging/in-batches.ts"
import { makeLogger } from "../../src/platform/logging/logger.ts"
import { makeRequestLog } from "../../src/platform/logging/request-log.ts"
import { makeMetrics } from "../../src/platform/metrics/metrics.ts"
import { startHttpServer } from "../../src/platform/server/http-server.ts"
import { define } from "../../src/routes/_define.ts"
import { manifest } from "../../src/routes.gen.ts"
import { composeServices } from "../../src/services.ts"
import { answerBench } from "../answer-bench.ts"
import { benchBody, benchPath } from "../bench-route.ts"

/** The API as it is shipped, with one more route that answers without asking the database. */
const memberRoute: Route | undefined = manifest.routes.find(({ module }) => module.zone === "member")
if (!memberRoute) throw new Error("the API has no route for members")

const BenchBody = z.object({
  name: z.string(),
  volumeLitres: z.number(),
  gravity: z.number(),
  hops: z.array(z.string()),
})

const benchRoute: Route = {
  ...memberRoute,
  file: "bench",
  pattern: benchPath,
  params: [],
  module: define.member({
    GET: define
      .op({ id: "bench", summary: "A trivial answer", responses: { 200: BenchBody } })
      .handle(async () => ok(benchBody)),
  }),
}
const withBenchRoute: Manifest = { ...manifest, routes: [...manifest.routes, benchRoute] }

const config = readConfig(process.env)
const log = makeLogger({ level: "INFO", service: "bench", version: "0", stream: process.stdout })
const services = composeServices(config, log)
const metrics = makeMetrics()
const logRequest = makeRequestLog(log, config.PROJECT_ID)

const app = buildApp(
  {
    ...services.features,
    bans: services.bans,
    invokers: services.invokers,
    limits: services.limits,
    ticks: { run: async () => ({ done: 0, failed: 0, left: 0 }) },
    process: {
      version: "0",
      publicUrl: "http://127.0.0.1",
      startedAt: new Date(),
      readOnly: config.READ_ONLY,
      minClientVersions: config.MIN_CLIENT_VERSIONS ?? new Map(),
      hasStarted: () => true,
      isReady: async () => true,
    },
    documentation: { openApi: () => "", referencePage: "", asset: async () => null },
  },
  {
    manifest: withBenchRoute,
    unitOfWork: services.unitOfWork,
    publicUrl: config.PUBLIC_URL,
    corsOrigins: config.CORS_ORIGINS,
    trustedProxyHops: config.TRUSTED_PROXY_HOPS,
    onAnswered: inBatches<RequestRecord>((record) => {
      metrics.onAnswered(record)
      logRequest(record)
    }).add,
  },
)
const server = await startHttpServer(app.fetch, { host: "127.0.0.1", port: 0 })
answerBench(server.port)
