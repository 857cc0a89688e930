import { connect, createServer, type Server } from "node:net"
import { expect, test } from "vitest"
import { waitForDatabase } from "../../../src/platform/postgres/wait-for-database.ts"
import { services } from "../../support/services.ts"
import { greetAsPostgres, silentServer } from "../../support/silent-server.ts"

test("the wait ends as soon as a database that starts late answers, and is told of meanwhile", async () => {
  const port = await freePort()
  const said: string[] = []
  const url = new URL(services().database.application)
  const target = Number(url.port)
  url.port = String(port)
  const waiting = waitForDatabase({
    login: { kind: "url", url: url.href },
    log: (message) => said.push(message),
  })
  await expect
    .poll(() => said)
    .toEqual([expect.stringContaining(`waiting for PostgreSQL at 127.0.0.1:${port}: `)])

  const door = createServer((socket) => {
    const inner = connect(target, "127.0.0.1")
    socket.on("error", () => inner.destroy())
    inner.on("error", () => socket.destroy())
    socket.pipe(inner).pipe(socket)
  })
  await listen(door, port)
  await waiting
  await close(door)
})

test("a database that never comes is given up with a message that helps", async () => {
  const port = await freePort()
  const waiting = waitForDatabase({
    login: { kind: "url", url: `postgres://me:secret@127.0.0.1:${port}/x` },
    log: () => {},
    timeoutMs: 300,
    hint: "DATABASE_URL was not set, so the local one is used.",
  })
  await expect(waiting).rejects.toThrow(
    `PostgreSQL at 127.0.0.1:${port} did not answer in 0 s. Is it running? DATABASE_URL was not set, so the local one is used.`,
  )
})

test.each([
  ["takes the connection and says nothing", undefined],
  ["lets us in and then says nothing", greetAsPostgres],
])("a database that %s is asked again until the time is up", async (_, greet) => {
  const silent = await silentServer(greet)
  const waiting = waitForDatabase({
    login: { kind: "url", url: `postgres://me@127.0.0.1:${silent.port}/x` },
    log: () => {},
    timeoutMs: 1_500,
    tryMs: 200,
  })
  await expect(waiting).rejects.toThrow("did not answer in 2 s")
  expect(silent.connections()).toBeGreaterThan(1)
  await silent.stop()
})

test("a database that refuses us is not waited for", async () => {
  const url = new URL(services().database.application)
  url.pathname = "/there_is_no_such_database"
  const waiting = waitForDatabase({ login: { kind: "url", url: url.href }, log: () => {} })
  await expect(waiting).rejects.toMatchObject({ code: "3D000" })
})

test("the wait ends when the process is told to stop", async () => {
  const stop = new AbortController()
  const login = { kind: "url", url: `postgres://me@127.0.0.1:${await freePort()}/x` } as const
  const waiting = waitForDatabase({ login, log: () => {}, signal: stop.signal })
  stop.abort(new Error("SIGTERM"))
  await expect(waiting).rejects.toMatchObject({ name: "AbortError" })
})

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve) => server.listen(port, "127.0.0.1", resolve))

const close = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()))

const freePort = async (): Promise<number> => {
  const server = createServer()
  await listen(server, 0)
  const address = server.address()
  await close(server)
  return typeof address === "object" && address ? address.port : 0
}
