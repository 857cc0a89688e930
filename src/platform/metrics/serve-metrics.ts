import { createServer, type Server } from "node:http"
import type { Metrics } from "./metrics.ts"

/** Serves the metrics on a port of their own, which is never public. */
export const serveMetrics = (
  metrics: Metrics,
  { host, port }: { host: string; port: number },
): Promise<Server> => {
  const server = createServer((_request, response) => {
    metrics.text().then(
      ({ body, contentType }) => response.writeHead(200, { "content-type": contentType }).end(body),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, host, () => resolve(server))
  })
}
