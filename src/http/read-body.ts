import { problem, type ProblemAnswer } from "./problem.ts"
import { httpProblems } from "./problems.ts"

const maxDepth = 64

/** 415 unless the request's content type is one of those accepted, as UTF-8 where it names a charset, and not compressed. */
export const checkContentType = (
  headers: Headers,
  accepted: readonly string[],
): ProblemAnswer<415> | null => {
  const coding = headers.get("content-encoding")
  if (coding !== null && coding.toLowerCase() !== "identity")
    return problem(
      httpProblems.unsupportedEncoding,
      { coding },
      { headers: { "accept-encoding": "identity" } },
    )
  const header = headers.get("content-type")
  const [mediaType = "", ...parameters] = (header ?? "").split(";").map((part) => part.trim().toLowerCase())
  const charset = parameters.find((parameter) => parameter.startsWith("charset="))?.slice("charset=".length)
  const readable = !mediaType.endsWith("json") || charset === undefined || /^"?utf-?8"?$/.test(charset)
  if (accepted.includes(mediaType) && readable) return null
  return problem(httpProblems.unsupportedMediaType, { got: header, accepted: accepted.join(", ") })
}

/**
 * Reads a body of at most `maxBytes`; a longer one is refused as soon as that shows, not when it has all arrived. 400 for
 * whoever breaks off while sending: nobody reads that, but it is no failure of ours.
 */
export const readBody = (
  request: Request,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | ProblemAnswer<400 | 413>> =>
  readAtMost(request, maxBytes).catch(() => problem(httpProblems.bodyIncomplete, undefined))

const readAtMost = async (request: Request, maxBytes: number) => {
  const announced = request.headers.get("content-length")
  if (announced !== null) {
    if (Number(announced) > maxBytes) return problem(httpProblems.tooLarge, { maxBytes })
    return new Uint8Array(await request.arrayBuffer())
  }
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  const reader = request.body?.getReader()
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    size += read.value.byteLength
    if (size > maxBytes) {
      if (reader) void discard(reader, maxBytes)
      return problem(httpProblems.tooLarge, { maxBytes })
    }
    chunks.push(read.value)
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer())
}

/**
 * Takes in some more and drops it: whoever is cut off in the middle of sending never sees the answer. Only as much
 * again as was allowed, for a body without an end must end somewhere.
 */
const discard = async (reader: ReadableStreamDefaultReader<Uint8Array>, maxBytes: number): Promise<void> => {
  let left = maxBytes
  try {
    for (let read = await reader.read(); !read.done && left > 0; read = await reader.read()) {
      left -= read.value.byteLength
    }
    await reader.cancel()
  } catch {
    // the client has gone, and with it whom the answer was for
  }
}

/**
 * 422 for whoever sends something to an operation that takes nothing: what they hoped it does would be lost silently. An
 * empty object is nothing, for some clients send one always.
 */
export const refuseBody = async (request: Request): Promise<ProblemAnswer<422> | null> => {
  const { headers } = request
  const length = headers.get("content-length")
  if (length === "0" || (length === null && !headers.has("transfer-encoding"))) return null
  const read = await readBody(request, 100)
  const isNothing = read instanceof Uint8Array && /^\s*(?:\{\s*\}\s*)?$/.test(utf8Lenient.decode(read))
  return isNothing ? null : problem(httpProblems.unexpectedBody, undefined)
}

const utf8Lenient = new TextDecoder()
const utf8 = new TextDecoder("utf-8", { fatal: true })

/** The text of a JSON body: valid UTF-8 and not nested deeper than any honest document. */
export const decodeJsonText = (bytes: Uint8Array): string | ProblemAnswer<400> => {
  let text: string
  try {
    text = utf8.decode(bytes)
  } catch {
    return problem(httpProblems.invalidEncoding, undefined)
  }
  return isTooDeep(text) ? problem(httpProblems.tooDeep, { max: maxDepth }) : text
}

const [quote, backslash, openArray, closeArray, openObject, closeObject] = [
  0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d,
]

/** Counted before parsing: whatever walks the parsed value later may then be recursive. */
const isTooDeep = (text: string): boolean => {
  let depth = 0
  let inString = false
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (inString) {
      if (code === backslash) index += 1
      else if (code === quote) inString = false
    } else if (code === quote) inString = true
    else if (code === openArray || code === openObject) {
      depth += 1
      if (depth > maxDepth) return true
    } else if (code === closeArray || code === closeObject) depth -= 1
  }
  return false
}
