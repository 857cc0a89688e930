import { connect } from "node:net"
import { setTimeout as sleep } from "node:timers/promises"
import { afterEach, expect, test } from "vitest"
import { buildRefusal } from "../../../src/app.ts"
import { problemCatalogue } from "../../../src/contract/problem-catalogue.ts"
import { type HttpServer, startHttpServer } from "../../../src/platform/server/http-server.ts"

let server: HttpServer | undefined
afterEach(async () => server?.stop(0))

const serve = async (fetch: (request: Request) => Response | Promise<Response>): Promise<string> => {
  const refuse = buildRefusal("https://api.example.test")
  server = await startHttpServer(fetch, { host: "127.0.0.1", port: 0, refuse })
  return `http://127.0.0.1:${server.port}`
}

/** Sends bytes that no HTTP client would. */
const sendRaw = (port: number, text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = ""
    const socket = connect(port, "127.0.0.1", () => socket.write(text))
    socket.on("data", (chunk) => (answer += String(chunk)))
    socket.on("close", () => resolve(answer))
    socket.on("error", reject)
  })

test.each([
  [
    "headers above 8 KiB",
    `GET / HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${"x".repeat(64 * 1024)}\r\n\r\n`,
    431,
    "headers_too_large",
  ],
  ["something that is not HTTP", "hello brewery\r\n\r\n", 400, "malformed_request"],
  ["a request without a Host", "GET / HTTP/1.1\r\nconnection: close\r\n\r\n", 400, "malformed_request"],
  [
    "a malformed Host",
    "GET / HTTP/1.1\r\nhost: a b@c\r\nconnection: close\r\n\r\n",
    400,
    "malformed_request",
  ],
  ["OPTIONS *", "OPTIONS * HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n", 400, "malformed_request"],
])("%s: a problem like any other, and the next request is served", async (_, text, status, code) => {
  const url = await serve(() => new Response("ok"))
  const answer = await sendRaw(Number(new URL(url).port), text)
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  const [head = "", body = ""] = answer.split("\r\n\r\n")
  const requestId = /^x-request-id: (.+)$/im.exec(head)?.[1]
  expect(head).toMatch(/^content-type: application\/problem\+json$/im)
  expect(head).toMatch(/^content-language: fr$/im)
  expect(requestId).toMatch(/^[0-9a-f-]{36}$/)
  const type = `https://api.example.test/problems/${code}`
  expect(JSON.parse(body)).toMatchObject({ type, status, code, instance: requestId })
  expect(problemCatalogue.get(code)).toMatchObject({ status })
  expect(await (await fetch(url)).text()).toBe("ok")
})

test("stopping lets a running request end, and takes no new one", async () => {
  const url = await serve(async () => {
    await sleep(300)
    return new Response("done")
  })
  const running = fetch(url)
  await sleep(50)
  const stopped = server?.stop(5)
  await sleep(50)
  await expect(fetch(url)).rejects.toThrow("fetch failed")
  expect(await (await running).text()).toBe("done")
  await stopped
})

test("a request that does not end in time is cut off", async () => {
  const url = await serve(() => new Promise(() => {}))
  const running = fetch(url)
  await sleep(50)
  await Promise.all([expect(running).rejects.toThrow("fetch failed"), server?.stop(0.2)])
})
