import { Hono, type Context } from "hono"
import { z } from "zod"
import { mediaResponse } from "./media-response.ts"
import { parseMultipartRelated } from "./multipart-related.ts"
import type { Bucket, Objects } from "./objects.ts"
import { checkPreconditions } from "./preconditions.ts"
import { StorageError } from "./storage-error.ts"
import { ClientMetadata, toObjectWire, withMetadata, type StoredObject } from "./stored-object.ts"

const UploadMetadata = ClientMetadata.extend({
  name: z.string().optional(),
  md5Hash: z.string().optional(),
  crc32c: z.string().optional(),
})

const ListQuery = z.object({
  prefix: z.string().default(""),
  delimiter: z.string().optional(),
  maxResults: z.coerce.number().int().min(1).max(1000).default(1000),
  pageToken: z.string().default(""),
})

/**
 * Buckets and objects of the JSON API, below `/storage/v1` or, as the SDK has it when STORAGE_EMULATOR_HOST is
 * set, without that prefix; uploads below `/upload/storage/v1`.
 */
export const jsonApi = (objects: Objects): Hono => {
  const app = new Hono()
  const wire = (c: Context, object: StoredObject) => toObjectWire(object, new URL(c.req.url).origin)

  app.post("/upload/storage/v1/b/:bucket/o", async (c) => {
    const { bytes, metadata } = await readUpload(c)
    const name = c.req.query("name") ?? metadata.name ?? ""
    const target = { bucket: c.req.param("bucket"), name }
    const { md5Hash, crc32c, name: _, ...set } = metadata
    const stored = await objects.put(target, bytes, set, (made, current) => {
      checkPreconditions((condition) => c.req.query(condition), current)
      if ((md5Hash ?? made.md5Hash) !== made.md5Hash || (crc32c ?? made.crc32c) !== made.crc32c) {
        throw new StorageError("badDigest", "The provided checksum doesn't match the calculated one.")
      }
    })
    return c.json(wire(c, stored))
  })

  for (const base of ["/storage/v1/b", "/b"]) {
    app.post(base, async (c) => {
      const { name } = z.object({ name: z.string() }).parse(await c.req.json())
      return c.json(toBucketWire(await objects.createBucket(name)))
    })
    app.get(`${base}/:bucket`, (c) => c.json(toBucketWire(objects.bucket(c.req.param("bucket")))))
    app.get(`${base}/:bucket/o`, (c) => {
      const query = ListQuery.parse(c.req.query())
      const { items, prefixes, nextPageToken } = page(objects.list(c.req.param("bucket")), query)
      return c.json({
        kind: "storage#objects",
        items: items.map((object) => wire(c, object)),
        prefixes,
        nextPageToken,
      })
    })
    app.get(`${base}/:bucket/o/:name{.+}`, async (c) => {
      const object = existing(c)
      if (c.req.query("alt") !== "media") return c.json(wire(c, object))
      return mediaResponse(object, await objects.bytesOf(object), c.req.header("Range"))
    })
    app.patch(`${base}/:bucket/o/:name{.+}`, async (c) => {
      const change = ClientMetadata.parse(await c.req.json())
      const changed = withMetadata(existing(c), change)
      await objects.replaceMetadata(changed)
      return c.json(wire(c, changed))
    })
    app.delete(`${base}/:bucket/o/:name{.+}`, async (c) => {
      await objects.remove(existing(c))
      return c.body(null, 204)
    })
  }

  /** The object of the path, in the generation that is asked for, if the preconditions hold. */
  const existing = (c: Context): StoredObject => {
    const [bucket, name] = [c.req.param("bucket") ?? "", c.req.param("name") ?? ""]
    objects.bucket(bucket)
    const object = objects.find(bucket, name)
    const generation = c.req.query("generation")
    if (object === undefined || (generation !== undefined && generation !== String(object.generation))) {
      throw new StorageError("noSuchKey", `No such object: ${bucket}/${name}`)
    }
    checkPreconditions((condition) => c.req.query(condition), object)
    return object
  }
  return app
}

const readUpload = async (c: Context) => {
  const contentType = c.req.header("Content-Type") ?? "application/octet-stream"
  const body = Buffer.from(await c.req.arrayBuffer())
  const uploadType = c.req.query("uploadType")
  if (uploadType === "media") {
    return { bytes: new Uint8Array(body), metadata: UploadMetadata.parse({ contentType }) }
  }
  if (uploadType !== "multipart") {
    throw new StorageError("notOffered", "The local object store takes uploads with `resumable: false` only.")
  }
  const [head, media] = parseMultipartRelated(contentType, body)
  if (head === undefined || media === undefined) {
    throw new StorageError("invalid", "A multipart upload has two parts: metadata and media.")
  }
  const metadata = UploadMetadata.parse(JSON.parse(Buffer.from(head.bytes).toString("utf8")))
  return { bytes: media.bytes, metadata: { contentType: media.contentType, ...metadata } }
}

const page = (all: readonly StoredObject[], query: z.infer<typeof ListQuery>) => {
  const { prefix, delimiter, maxResults, pageToken } = query
  const matching = all.filter(({ name }) => name.startsWith(prefix) && name > pageToken)
  const items: StoredObject[] = []
  const prefixes = new Set<string>()
  let last = ""
  for (const object of matching) {
    const cut = delimiter === undefined ? -1 : object.name.indexOf(delimiter, prefix.length)
    const folder = cut < 0 ? undefined : object.name.slice(0, cut + (delimiter ?? "").length)
    const isNew = folder === undefined || !prefixes.has(folder)
    if (isNew && items.length + prefixes.size === maxResults) {
      return { items, prefixes: [...prefixes], nextPageToken: last }
    }
    if (folder === undefined) items.push(object)
    else prefixes.add(folder)
    last = object.name
  }
  return { items, prefixes: [...prefixes] }
}

const toBucketWire = ({ name, timeCreated }: Bucket) => ({
  kind: "storage#bucket",
  id: name,
  name,
  timeCreated,
  updated: timeCreated,
  metageneration: "1",
  location: "LOCAL",
  storageClass: "STANDARD",
})
