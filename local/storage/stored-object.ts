import { createHash } from "node:crypto"
import { z } from "zod"
import { crc32c } from "./crc32c.ts"
import { StorageError } from "./storage-error.ts"

const Text = z.string().nullish()

/** The metadata that clients may set. */
export const ClientMetadata = z.object({
  contentType: Text,
  cacheControl: Text,
  contentDisposition: Text,
  contentEncoding: Text,
  contentLanguage: Text,
  metadata: z.record(z.string(), z.string().nullable()).nullish(),
})
export type ClientMetadata = z.infer<typeof ClientMetadata>

/** What is known of an object; its bytes are kept apart. Times are RFC 3339. */
export const StoredObject = ClientMetadata.extend({
  bucket: z.string(),
  name: z.string(),
  generation: z.number().int(),
  metageneration: z.number().int(),
  size: z.number().int(),
  md5Hash: z.string(),
  crc32c: z.string(),
  timeCreated: z.string(),
  updated: z.string(),
})
export type StoredObject = z.infer<typeof StoredObject>

export const newObject = (options: {
  readonly bucket: string
  readonly name: string
  readonly bytes: Uint8Array
  readonly metadata: ClientMetadata
  readonly generation: number
}): StoredObject => {
  const { bucket, name, bytes, metadata, generation } = options
  if (name === "" || Buffer.byteLength(name) > 1024 || /[\r\n]/.test(name)) {
    throw new StorageError("invalid", `Invalid object name: ${JSON.stringify(name)}`)
  }
  const now = new Date().toISOString()
  return {
    ...ClientMetadata.parse(metadata),
    bucket,
    name,
    generation,
    metageneration: 1,
    size: bytes.byteLength,
    md5Hash: createHash("md5").update(bytes).digest("base64"),
    crc32c: crc32c(bytes),
    timeCreated: now,
    updated: now,
  }
}

/** The object with changed metadata: null removes a value, `metadata` is merged key by key. */
export const withMetadata = (object: StoredObject, change: ClientMetadata): StoredObject => {
  const merged = { ...object.metadata, ...change.metadata }
  return {
    ...object,
    ...change,
    metadata:
      change.metadata === null
        ? null
        : Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null)),
    metageneration: object.metageneration + 1,
    updated: new Date().toISOString(),
  }
}

/** An object resource of the JSON API: numbers are text, what is not set is absent. */
export const toObjectWire = (object: StoredObject, baseUrl: string) => {
  const { generation, metageneration, size, ...rest } = object
  const link = `${baseUrl}/storage/v1/b/${object.bucket}/o/${encodeURIComponent(object.name)}`
  const set = Object.entries(rest).filter(([, value]) => value !== null && value !== undefined)
  return {
    kind: "storage#object",
    id: `${object.bucket}/${object.name}/${generation}`,
    selfLink: link,
    mediaLink: `${link}?generation=${generation}&alt=media`,
    ...Object.fromEntries(set),
    generation: String(generation),
    metageneration: String(metageneration),
    size: String(size),
    storageClass: "STANDARD",
    etag: etagOf(object),
  }
}

export const etagOf = ({ generation, metageneration }: StoredObject): string =>
  Buffer.from(`${generation}/${metageneration}`).toString("base64")
