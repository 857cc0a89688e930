import { StorageError } from "./storage-error.ts"

export type Part = { readonly contentType: string | undefined; readonly bytes: Uint8Array<ArrayBuffer> }

/** Takes apart a `multipart/related` body (RFC 2387). The boundary comes from the request's content type. */
export const parseMultipartRelated = (contentType: string, body: Buffer): readonly Part[] => {
  const boundary = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType)
  const mark = boundary?.[1] ?? boundary?.[2]
  if (mark === undefined) throw new StorageError("invalid", "The multipart body has no boundary.")
  const delimiter = Buffer.from(`\r\n--${mark}`)
  const framed = Buffer.concat([Buffer.from("\r\n"), body])

  const parts: Part[] = []
  let start = framed.indexOf(delimiter)
  for (;;) {
    const end = start < 0 ? -1 : framed.indexOf(delimiter, start + delimiter.length)
    if (end < 0) break
    parts.push(parsePart(framed.subarray(start + delimiter.length, end)))
    start = end
  }
  return parts
}

const HEADER_END = Buffer.from("\r\n\r\n")

const parsePart = (part: Buffer): Part => {
  const headerEnd = part.indexOf(HEADER_END)
  if (headerEnd < 0) throw new StorageError("invalid", "A part of the multipart body has no headers.")
  const headers = part.subarray(0, headerEnd).toString("latin1")
  return {
    contentType: /^content-type:\s*(.+?)\s*$/im.exec(headers)?.[1],
    bytes: new Uint8Array(part.subarray(headerEnd + HEADER_END.length)),
  }
}
