import { StorageError } from "./storage-error.ts"
import { etagOf, type StoredObject } from "./stored-object.ts"

/** The bytes of an object, or the one range of them that is asked for, with the headers of Cloud Storage. */
export const mediaResponse = (
  object: StoredObject,
  bytes: Uint8Array<ArrayBuffer>,
  rangeHeader: string | undefined,
): Response => {
  const headers = new Headers({
    "Content-Type": object.contentType ?? "application/octet-stream",
    "Accept-Ranges": "bytes",
    "Last-Modified": new Date(object.updated).toUTCString(),
    ETag: `"${etagOf(object)}"`,
    "X-Goog-Generation": String(object.generation),
    "X-Goog-Metageneration": String(object.metageneration),
    "X-Goog-Hash": `crc32c=${object.crc32c},md5=${object.md5Hash}`,
    "X-Goog-Stored-Content-Encoding": object.contentEncoding ?? "identity",
    "X-Goog-Stored-Content-Length": String(object.size),
  })
  const optional = {
    "Cache-Control": object.cacheControl,
    "Content-Disposition": object.contentDisposition,
    "Content-Encoding": object.contentEncoding,
    "Content-Language": object.contentLanguage,
  }
  for (const [name, value] of Object.entries(optional)) if (value) headers.set(name, value)
  for (const [name, value] of Object.entries(object.metadata ?? {})) {
    if (value !== null) headers.set(`X-Goog-Meta-${name}`, value)
  }

  const range = rangeHeader === undefined ? undefined : parseRange(rangeHeader, bytes.byteLength)
  if (range === undefined) return new Response(bytes, { headers })
  headers.set("Content-Range", `bytes ${range.first}-${range.last}/${bytes.byteLength}`)
  return new Response(bytes.slice(range.first, range.last + 1), { status: 206, headers })
}

/** One range of bytes (RFC 9110, 14.1.2); anything else is as if it were not there. */
const parseRange = (header: string, size: number) => {
  const [, from = "", to = ""] = /^bytes=(\d*)-(\d*)$/.exec(header) ?? []
  if (from === "" && to === "") return undefined
  const first = from === "" ? Math.max(0, size - Number(to)) : Number(from)
  const last = from === "" || to === "" ? size - 1 : Math.min(Number(to), size - 1)
  if (first > last) throw new StorageError("rangeNotSatisfiable", "The requested range cannot be satisfied.")
  return { first, last }
}
