import { Storage, type Bucket } from "@google-cloud/storage"
import { createHash } from "node:crypto"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { z } from "zod"
import { crc32c } from "../../../local/storage/crc32c.ts"
import { startStorage, type RunningStorage } from "../../../local/storage/start-storage.ts"

const Listed = z.object({
  items: z.array(z.object({ name: z.string() })),
  prefixes: z.array(z.string()),
  nextPageToken: z.string().optional(),
})
const LABEL = Buffer.from("Bière de garde — brassée à la maison")

// RFC 3720, appendix B.4, and the check value of the CRC catalogue.
test.each([
  ["", "AAAAAA=="],
  ["123456789", "4waSgw=="],
  ["\0".repeat(32), "ipE2qg=="],
])("the CRC32C of %j is %s", (text, expected) => {
  expect(crc32c(Buffer.from(text))).toBe(expected)
})

describe.each(["apiEndpoint", "STORAGE_EMULATOR_HOST"])("@google-cloud/storage by %s", (way) => {
  let server: RunningStorage
  let storage: Storage
  let bucket: Bucket

  beforeEach(async () => {
    server = await startStorage({ port: 0 })
    if (way === "STORAGE_EMULATOR_HOST") process.env[way] = server.url
    storage = new Storage({
      projectId: "demo-brasse-bouillon",
      ...(way === "apiEndpoint" && { apiEndpoint: server.url }),
    })
    ;[bucket] = await storage.createBucket("brews")
  })
  afterEach(async () => {
    delete process.env["STORAGE_EMULATOR_HOST"]
    await server.stop()
  })
  const save = (name: string, bytes: Buffer | string = LABEL, options: object = {}) =>
    bucket.file(name).save(bytes, { resumable: false, ...options })

  test("what was uploaded downloads the same, with the checksums verified by the SDK", async () => {
    await save("labels/1.txt", LABEL, { contentType: "text/plain", validation: "md5" })
    const [bytes] = await bucket.file("labels/1.txt").download({ validation: "crc32c" })
    expect(bytes.equals(LABEL)).toBe(true)
  })

  test("bytes of every value survive, line ends and boundaries among them", async () => {
    const bytes = Buffer.concat([
      Buffer.from("\r\n--"),
      Buffer.from(Uint8Array.from({ length: 70_000 }, (_, i) => i % 256)),
      Buffer.from("\r\n"),
    ])
    await save("raw", bytes)
    expect((await bucket.file("raw").download())[0].equals(bytes)).toBe(true)
  })

  test("an empty object is an object", async () => {
    await save("empty", "")
    expect((await bucket.file("empty").download())[0]).toHaveLength(0)
  })

  test("metadata tells size, type, checksums and generation", async () => {
    await save("labels/1.txt", LABEL, { metadata: { contentType: "text/plain", metadata: { batch: "7" } } })
    const [metadata] = await bucket.file("labels/1.txt").getMetadata()
    expect(metadata).toMatchObject({
      name: "labels/1.txt",
      bucket: "brews",
      contentType: "text/plain",
      size: String(LABEL.length),
      md5Hash: createHash("md5").update(LABEL).digest("base64"),
      crc32c: crc32c(LABEL),
      generation: expect.stringMatching(/^\d{16}$/),
      metageneration: "1",
      metadata: { batch: "7" },
    })
  })

  test("a changed object has a later generation, changed metadata only a later metageneration", async () => {
    await save("a", "1", { metadata: { metadata: { keep: "yes", drop: "yes" } } })
    const [first] = await bucket.file("a").getMetadata()
    const [second] = await bucket
      .file("a")
      .setMetadata({ cacheControl: "no-store", metadata: { drop: null } })
    expect(second).toMatchObject({
      generation: first.generation,
      metageneration: "2",
      cacheControl: "no-store",
      metadata: { keep: "yes" },
    })
    await save("a", "2")
    const [third] = await bucket.file("a").getMetadata()
    expect(BigInt(third.generation ?? 0)).toBeGreaterThan(BigInt(first.generation ?? 0))
  })

  test.each(["é ü/100%/a+b?.jpg", "%2F", "a//b", "o/o", "x&y=z#1", "quote'(1)*!.txt"])(
    "the name %j is kept as it is",
    async (name) => {
      await save(name, name)
      expect((await bucket.file(name).download())[0].toString()).toBe(name)
      expect((await bucket.getFiles())[0].map((file) => file.name)).toEqual([name])
      await bucket.file(name).delete()
      expect(await bucket.file(name).exists()).toEqual([false])
    },
  )

  test("a checksum that doesn't fit is refused and nothing is stored", async () => {
    await save("a", "before")
    await expect(save("a", LABEL, { metadata: { crc32c: "AAAAAA==" } })).rejects.toMatchObject({ code: 400 })
    expect((await bucket.file("a").download())[0].toString()).toBe("before")
  })

  test("'only if there is none' lets one of two uploads through", async () => {
    const once = { preconditionOpts: { ifGenerationMatch: 0 } }
    const outcomes = await Promise.allSettled([save("a", "1", once), save("a", "2", once)])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"])
    await expect(save("a", "3", once)).rejects.toMatchObject({ code: 412 })
  })

  test("a deleted object is gone; deleting it again is 404", async () => {
    await save("a")
    await bucket.file("a").delete()
    await expect(bucket.file("a").download()).rejects.toMatchObject({ code: 404 })
    await expect(bucket.file("a").delete()).rejects.toMatchObject({ code: 404 })
  })

  test("a listing holds every object below the prefix once, over as many pages as it takes", async () => {
    for (const name of ["a/1", "a/2", "a/3", "a/b/4", "b/5"]) await save(name)
    const [files] = await bucket.getFiles({ prefix: "a/", maxResults: 2, autoPaginate: true })
    expect(files.map(({ name }) => name)).toEqual(["a/1", "a/2"])
    const seen: string[] = []
    for await (const file of bucket.getFilesStream({ prefix: "a/", maxApiCalls: 10 })) seen.push(file.name)
    expect(seen).toEqual(["a/1", "a/2", "a/3", "a/b/4"])
  })

  test("a delimiter folds names into prefixes, pages do not repeat them", async () => {
    for (const name of ["a/1", "a/2", "b/3", "c"]) await save(name)
    const url = `${server.url}/storage/v1/b/brews/o?delimiter=/&maxResults=1`
    const seen: string[] = []
    for (let token: string | undefined = ""; token !== undefined;) {
      const answer = await fetch(`${url}&pageToken=${encodeURIComponent(token)}`)
      const listed: z.infer<typeof Listed> = Listed.parse(await answer.json())
      seen.push(...listed.prefixes, ...listed.items.map(({ name }) => name))
      token = listed.nextPageToken
    }
    expect(seen).toEqual(["a/", "b/", "c"])
  })

  test("part of an object is read by range", async () => {
    await save("a", "0123456789")
    const read = async (options: object) => {
      const chunks: Buffer[] = []
      for await (const chunk of bucket.file("a").createReadStream(options)) chunks.push(Buffer.from(chunk))
      return Buffer.concat(chunks).toString()
    }
    expect(await read({ start: 2, end: 4 })).toBe("234")
    expect(await read({ start: 7 })).toBe("789")
    expect(await read({ end: -3 })).toBe("789")
  })

  test("buckets: made once, found, and unknown ones are 404", async () => {
    await expect(storage.createBucket("brews")).rejects.toMatchObject({ code: 409 })
    await expect(storage.createBucket("No Name")).rejects.toMatchObject({ code: 400 })
    expect(await bucket.exists()).toEqual([true])
    expect(await storage.bucket("elsewhere").exists()).toEqual([false])
    await expect(storage.bucket("elsewhere").file("a").save("1", { resumable: false })).rejects.toMatchObject(
      {
        code: 404,
      },
    )
  })

  test("a resumable upload is refused with the way to do it", async () => {
    await expect(bucket.file("a").save("1", { resumable: true })).rejects.toThrow("resumable: false")
  })
})

test("an upload of the media alone takes its type from the header", async () => {
  const server = await startStorage({ port: 0 })
  await fetch(`${server.url}/storage/v1/b`, { method: "POST", body: '{"name":"brews"}' })
  const upload = await fetch(`${server.url}/upload/storage/v1/b/brews/o?uploadType=media&name=a.png`, {
    method: "POST",
    headers: { "Content-Type": "image/png" },
    body: LABEL,
  })
  expect(await upload.json()).toMatchObject({
    name: "a.png",
    contentType: "image/png",
    crc32c: crc32c(LABEL),
  })
  await server.stop()
})

test("objects and the signing account survive a restart", async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), "storage-"))
  const first = await startStorage({ port: 0, dataDir })
  const bucket = (server: RunningStorage) =>
    new Storage({ projectId: "demo-brasse-bouillon", apiEndpoint: server.url }).bucket("brews")
  await bucket(first).create()
  await bucket(first).file("../../a").save(LABEL, { resumable: false })
  await bucket(first).file("b").save("old", { resumable: false })
  await bucket(first).file("b").save("new", { resumable: false })
  await first.stop()

  const second = await startStorage({ port: 0, dataDir })
  expect((await bucket(second).file("../../a").download())[0].equals(LABEL)).toBe(true)
  expect((await bucket(second).file("b").download())[0].toString()).toBe("new")
  expect(second.serviceAccount).toEqual(first.serviceAccount)
  await second.stop()
  await rm(dataDir, { recursive: true })
})
