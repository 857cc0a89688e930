import { createHash } from "node:crypto"
import { StorageError } from "./storage-error.ts"
import type { ClientMetadata } from "./stored-object.ts"

const RANGE_HEADER = "x-goog-content-length-range"
const META_PREFIX = "x-goog-meta-"

/** Reads the body of a signed PUT; stops as soon as it is larger than `x-goog-content-length-range` allows. */
export const readSignedBody = async (request: Request): Promise<Uint8Array<ArrayBuffer>> => {
  const { min, max } = sizeRange(request.headers.get(RANGE_HEADER))
  const chunks: Uint8Array[] = []
  let size = Number(request.headers.get("content-length") ?? 0)
  refuseAbove(size, max)
  size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    refuseAbove(size, max)
    chunks.push(chunk)
  }
  if (size < min) {
    throw new StorageError("entityTooSmall", "Your proposed upload is smaller than the minimum object size.")
  }
  const bytes = new Uint8Array(Buffer.concat(chunks))
  checkDigest(request.headers.get("content-md5"), bytes, "md5", "base64")
  checkDigest(request.headers.get("x-goog-content-sha256"), bytes, "sha256", "hex")
  return bytes
}

/** The metadata that the headers of a signed PUT give the object. */
export const uploadMetadata = (headers: Headers): ClientMetadata => ({
  contentType: headers.get("content-type"),
  cacheControl: headers.get("cache-control"),
  contentDisposition: headers.get("content-disposition"),
  contentEncoding: headers.get("content-encoding"),
  contentLanguage: headers.get("content-language"),
  metadata: Object.fromEntries(
    [...headers]
      .filter(([name]) => name.startsWith(META_PREFIX))
      .map(([name, value]) => [name.slice(META_PREFIX.length), value]),
  ),
})

const sizeRange = (header: string | null) => {
  if (header === null) return { min: 0, max: Infinity }
  const [, min, max] = /^(\d+),(\d+)$/.exec(header) ?? []
  if (min === undefined || max === undefined) {
    throw new StorageError("invalid", `${RANGE_HEADER} must be two numbers of bytes, min,max.`)
  }
  return { min: Number(min), max: Number(max) }
}

const refuseAbove = (size: number, max: number): void => {
  if (size <= max) return
  throw new StorageError("entityTooLarge", "Your proposed upload is larger than the maximum object size.")
}

const checkDigest = (
  claimed: string | null,
  bytes: Uint8Array,
  algorithm: "md5" | "sha256",
  encoding: "base64" | "hex",
): void => {
  if (claimed === null || claimed === createHash(algorithm).update(bytes).digest(encoding)) return
  throw new StorageError("badDigest", `The ${algorithm} you specified did not match what we received.`)
}
