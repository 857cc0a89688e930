import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import pg from "pg"
import { answerBench } from "../answer-bench.ts"

/** What P2 is measured against: the same query, prepared as well, and nothing that the API does around it. */
const pool = new pg.Pool({
  connectionString: process.env["DATABASE_URL"],
  max: 10,
  options: "-c search_path=brasse_bouillon",
})
const statement = {
  name: "recipe",
  text: `select version, created_at, updated_at, schema_version, document, estimates
    from recipes where id = $1 and owner_id = $2 and deleted_at is null`,
}
const ownerId = process.env["OWNER_ID"]

const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const id = request.url?.slice("/v1/recipes/".length)
  const { rows } = await pool.query({ ...statement, values: [id, ownerId] })
  const body = JSON.stringify(rows[0])
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) })
  response.end(body)
}

const server = createServer((request, response) => void answer(request, response))
server.keepAliveTimeout = 0 // slices of others lie between its own
server.listen(0, "127.0.0.1", () => {
  const address = server.address()
  if (address !== null && typeof address === "object") answerBench(address.port)
})
