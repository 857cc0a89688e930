import { createServer } from "node:http"
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest"
import { remoteKeySet } from "../../../src/platform/google/key-set.ts"
import { Outage } from "../../../src/shared/outage.ts"
import { type KeyServer, makeSigner, type Signer, startKeyServer } from "./signing.ts"

let one: Signer
let two: Signer
let server: KeyServer
let now: number
const clock = { now: () => new Date(now) }
const after = (seconds: number): void => {
  now += seconds * 1000
}

beforeAll(async () => {
  one = await makeSigner("one")
  two = await makeSigner("two")
})
beforeEach(async () => {
  now = 1_800_000_000_000
  server = await startKeyServer([one.jwk])
})
afterEach(() => server.stop())

const keySet = () => remoteKeySet({ url: server.url, clock, timeoutMs: 1_000 })

test("keys are fetched once for as long as they may be kept, by however many", async () => {
  const keys = keySet()
  await Promise.all(Array.from({ length: 20 }, () => keys.find("one")))
  after(3599)
  expect(await keys.find("one")).not.toBeNull()
  expect(server.asked()).toBe(1)
})

test("after that they are renewed without anybody waiting", async () => {
  const keys = keySet()
  await keys.find("one")
  after(3600)
  server.keys = [one.jwk, two.jwk]
  expect(await keys.find("one")).not.toBeNull()
  await expect.poll(() => server.asked()).toBe(2)
  expect(await keys.find("two")).not.toBeNull()
  expect(server.asked()).toBe(2)
})

test("a key that was added is found when the first token of it comes", async () => {
  const keys = keySet()
  await keys.find("one")
  after(30)
  server.keys = [one.jwk, two.jwk]
  expect(await keys.find("two")).not.toBeNull()
})

test("a key that was withdrawn is gone at the next renewal", async () => {
  const keys = keySet()
  await keys.find("one")
  server.keys = [two.jwk]
  after(30)
  await keys.find("two")
  expect(await keys.find("one")).toBeNull()
})

test("ids that somebody makes up are looked up at most every 30 s", async () => {
  const keys = keySet()
  await keys.find("one")
  for (const id of ["a", "b", "c"]) expect(await keys.find(id)).toBeNull()
  expect(server.asked()).toBe(1)
  after(30)
  for (const id of ["a", "b", "c"]) expect(await keys.find(id)).toBeNull()
  expect(server.asked()).toBe(2)
})

test("an outage does not touch keys that are known, for six hours beyond their time", async () => {
  const keys = keySet()
  await keys.find("one")
  server.status = 500
  after(3600 + 6 * 3600 - 1)
  expect(await keys.find("one")).not.toBeNull()
  await expect.poll(() => server.asked()).toBe(2)
  after(60)
  await expect(keys.find("one")).rejects.toThrow(Outage)
})

test("an outage before there is any key is asked about every 2 s: nobody gets in until it is over", async () => {
  server.status = 503
  const keys = keySet()
  for (const id of ["one", "two", "one"]) await expect(keys.find(id)).rejects.toThrow(Outage)
  expect(server.asked()).toBe(1)
  server.status = 200
  after(1.9)
  await expect(keys.find("one")).rejects.toThrow(Outage)
  after(0.1)
  expect(await keys.find("one")).not.toBeNull()
})

test("in a later outage an unknown id is no verdict on the token, and the server is left in peace for 30 s", async () => {
  const keys = keySet()
  await keys.find("one")
  server.status = 503
  after(30)
  for (const id of ["two", "three"]) await expect(keys.find(id)).rejects.toThrow(Outage)
  after(29)
  await expect(keys.find("two")).rejects.toThrow(Outage)
  expect(server.asked()).toBe(2)
})

test("a server that hangs is an outage, as is one that answers nonsense or leads elsewhere", async () => {
  const odd = createServer((request, response) => {
    if (request.url === "/nonsense") response.end("<html>")
    if (request.url === "/empty") response.end('{"keys":[]}')
    if (request.url === "/elsewhere") response.writeHead(302, { location: server.url }).end()
  })
  await new Promise<void>((resolve) => odd.listen(0, "127.0.0.1", resolve))
  const address = odd.address()
  const base = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`
  for (const path of ["/hangs", "/nonsense", "/empty", "/elsewhere"]) {
    const keys = remoteKeySet({ url: `${base}${path}`, clock, timeoutMs: 200 })
    await expect(keys.find("one")).rejects.toThrow(Outage)
  }
  odd.closeAllConnections()
  await new Promise((resolve) => odd.close(resolve))
})

test("keys for other purposes, of other kinds, or without an id are passed over", async () => {
  const { kid: _kid, ...withoutId } = two.jwk
  server.keys = [
    one.jwk,
    { ...two.jwk, kid: "encrypts", use: "enc" },
    { ...two.jwk, kid: "other-alg", alg: "RS512" },
    withoutId,
    { kty: "oct", kid: "secret", k: "c2VjcmV0" },
    { kty: "EC", kid: "curve" },
  ]
  const keys = keySet()
  expect(await keys.find("one")).not.toBeNull()
  for (const id of ["encrypts", "other-alg", "secret", "curve", "undefined"])
    expect(await keys.find(id)).toBeNull()
})
