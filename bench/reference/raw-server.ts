import { createServer } from "node:http"
import { answerBench } from "../answer-bench.ts"
import { benchBody } from "../bench-route.ts"

/** What P1 is measured against: the least that answers a GET with JSON. */
const server = createServer((_request, response) => {
  const body = JSON.stringify(benchBody)
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) })
  response.end(body)
})
server.keepAliveTimeout = 0 // slices of others lie between its own
server.listen(0, "127.0.0.1", () => {
  const address = server.address()
  if (address !== null && typeof address === "object") answerBench(address.port)
})
