import { Storage, type File, type GetSignedUrlConfig } from "@google-cloud/storage"
import { generateKeyPairSync } from "node:crypto"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest"
import { startStorage, type RunningStorage } from "../../../local/storage/start-storage.ts"

const MINUTE_MS = 60_000
const PNG = { "Content-Type": "image/png" }
const RANGE = { "x-goog-content-length-range": "1,1000" }

describe("V4 signed URLs", () => {
  let dataDir: string
  let server: RunningStorage
  let storage: Storage
  let file: File
  let serial = 0

  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), "storage-"))
    server = await startStorage({ port: 0, dataDir })
    storage = await signedInBy(server.serviceAccount.keyFile)
    await storage.bucket("photos").create()
  })
  afterAll(async () => {
    await server.stop()
    await rm(dataDir, { recursive: true })
  })

  /** The SDK as it finds its credentials by itself: a key file named by the environment. */
  const signedInBy = async (keyFile: string | null) => {
    vi.stubEnv("GOOGLE_APPLICATION_CREDENTIALS", keyFile ?? "")
    const signedIn = new Storage({ projectId: "demo-brasse-bouillon", apiEndpoint: server.url })
    await signedIn.authClient.getCredentials()
    vi.unstubAllEnvs()
    return signedIn
  }
  const nextFile = (by = storage) => by.bucket("photos").file(`été ${++serial}/a+b (1).png`)

  const sign = async (action: "read" | "write", config: Partial<GetSignedUrlConfig> = {}, target = file) => {
    const options = { version: "v4" as const, action, expires: Date.now() + MINUTE_MS, ...config }
    return (await target.getSignedUrl(options))[0]
  }
  const signUpload = (config: Partial<GetSignedUrlConfig> = {}) => {
    file = nextFile()
    return sign("write", { contentType: "image/png", extensionHeaders: RANGE, ...config })
  }
  const put = (url: string, headers: Record<string, string> = { ...PNG, ...RANGE }, body = "a photo") =>
    fetch(url, { method: "PUT", headers, body })
  const refusalOf = async (response: Response) => {
    const code = /<Code>(.*)<\/Code>/.exec(await response.text())?.[1]
    return `${response.status} ${code ?? "without a code"}`
  }

  test("upload and download by URL alone", async () => {
    const uploaded = await put(await signUpload())
    expect(uploaded.status).toBe(200)
    expect(uploaded.headers.get("x-goog-hash")).toMatch(/crc32c=.+,md5=.+/)
    expect((await file.getMetadata())[0]).toMatchObject({ contentType: "image/png", size: "7" })

    const downloaded = await fetch(await sign("read"))
    expect(downloaded.status).toBe(200)
    expect(downloaded.headers.get("Content-Type")).toBe("image/png")
    expect(await downloaded.text()).toBe("a photo")
  })

  test("a download can be given a file name and a type", async () => {
    await put(await signUpload())
    const url = await sign("read", { promptSaveAs: "été.png", responseType: "application/octet-stream" })
    const downloaded = await fetch(url)
    expect(downloaded.headers.get("Content-Type")).toBe("application/octet-stream")
    expect(downloaded.headers.get("Content-Disposition")).toContain("attachment")
  })

  test("metadata that was signed is stored", async () => {
    const headers = { ...RANGE, "x-goog-meta-batch": "7" }
    await put(await signUpload({ extensionHeaders: headers }), { ...PNG, ...headers })
    expect((await file.getMetadata())[0].metadata).toEqual({ batch: "7" })
  })

  test("an upload that was signed for once works once", async () => {
    const headers = { ...RANGE, "x-goog-if-generation-match": "0" }
    const url = await signUpload({ extensionHeaders: headers })
    expect((await put(url, { ...PNG, ...headers })).status).toBe(200)
    expect(await refusalOf(await put(url, { ...PNG, ...headers }))).toBe("412 PreconditionFailed")
  })

  test("an expired URL is refused", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() - 2 * MINUTE_MS })
    const signedEarlier = signUpload()
    vi.useRealTimers()
    expect(await refusalOf(await put(await signedEarlier))).toBe("400 ExpiredToken")
  })

  test("a URL for a later time is refused until then", async () => {
    const inAnHour = Date.now() + 60 * MINUTE_MS
    const url = await signUpload({ accessibleAt: inAnHour, expires: inAnHour + MINUTE_MS })
    expect(await refusalOf(await put(url))).toBe("403 AccessDenied")
  })

  test.each([
    ["another object", (url: string) => url.replace("a%2Bb", "a%2Bc")],
    ["a longer life", (url: string) => url.replace(/X-Goog-Expires=\d+/, "X-Goog-Expires=604800")],
    [
      "another signature",
      (url: string) => url.replace(/(?<=X-Goog-Signature=)./, (digit) => (digit === "0" ? "1" : "0")),
    ],
    ["a further parameter", (url: string) => `${url}&response-content-type=text/html`],
  ])("a URL tampered with to get %s is refused", async (_, tamper) => {
    const url = await signUpload()
    const tampered = tamper(url)
    expect(tampered).not.toBe(url)
    expect(await refusalOf(await put(tampered))).toBe("403 SignatureDoesNotMatch")
    expect((await file.exists())[0]).toBe(false)
  })

  test("the signature of another key, or of another account, is refused", async () => {
    const ownKey: object = JSON.parse(await readFile(server.serviceAccount.keyFile ?? "", "utf8"))
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 })
    const signedWith = async (change: object) => {
      const keyFile = path.join(dataDir, "stranger.json")
      await writeFile(keyFile, JSON.stringify({ ...ownKey, ...change }))
      const stranger = await signedInBy(keyFile)
      const config = { contentType: "image/png", extensionHeaders: RANGE }
      return refusalOf(await put(await sign("write", config, nextFile(stranger))))
    }
    expect(await signedWith({ private_key: privateKey.export({ type: "pkcs8", format: "pem" }) })).toBe(
      "403 SignatureDoesNotMatch",
    )
    expect(await signedWith({ client_email: "other@example.org" })).toBe("403 AccessDenied")
    expect(await signedWith({})).toBe("200 without a code")
  })

  test("a URL to read does not write, and the other way round", async () => {
    const write = await signUpload()
    expect(await refusalOf(await fetch(write, { headers: { ...PNG, ...RANGE } }))).toBe(
      "403 SignatureDoesNotMatch",
    )
    expect(await refusalOf(await put(await sign("read"), {}))).toBe("403 SignatureDoesNotMatch")
  })

  test("another content type than the one signed is refused", async () => {
    const refused = await put(await signUpload(), { "Content-Type": "text/html", ...RANGE })
    expect(await refusalOf(refused)).toBe("403 SignatureDoesNotMatch")
  })

  test("a signed header that is missing, or an unsigned one that matters, is refused", async () => {
    expect(await refusalOf(await put(await signUpload(), PNG))).toBe("400 MalformedSecurityHeader")
    const extra = { ...PNG, ...RANGE, "x-goog-meta-owner": "me" }
    expect(await refusalOf(await put(await signUpload(), extra))).toBe("400 MalformedSecurityHeader")
  })

  test("a body outside the signed range of sizes is refused and not stored", async () => {
    const small = await put(await signUpload(), undefined, "")
    expect(await refusalOf(small)).toBe("400 EntityTooSmall")
    const large = await put(await signUpload(), undefined, "x".repeat(1001))
    expect(await refusalOf(large)).toBe("400 EntityTooLarge")
    expect((await file.exists())[0]).toBe(false)
    expect((await put(await signUpload(), undefined, "x".repeat(1000))).status).toBe(200)
  })

  test("a body whose size is not announced is refused as soon as it is too large", async () => {
    const url = await signUpload()
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        controller.enqueue(new Uint8Array(600))
      },
    })
    const refused = await fetch(url, { method: "PUT", headers: { ...PNG, ...RANGE }, body, duplex: "half" })
    expect(await refusalOf(refused)).toBe("400 EntityTooLarge")
  })

  test("a body that differs from its signed digest is refused", async () => {
    const url = await signUpload({ contentMd5: "1B2M2Y8AsgTpgAmY7PhCfg==" })
    const refused = await put(url, { ...PNG, ...RANGE, "Content-MD5": "1B2M2Y8AsgTpgAmY7PhCfg==" })
    expect(await refusalOf(refused)).toBe("400 BadDigest")
  })

  test("without a signature there is no access", async () => {
    expect(await refusalOf(await fetch(`${server.url}/photos/a.png`))).toBe("403 AccessDenied")
  })

  test("an object that is not there is 404 in XML", async () => {
    file = nextFile()
    expect(await refusalOf(await fetch(await sign("read")))).toBe("404 NoSuchKey")
  })
})
