import type { FormatIssue } from "./format-issue.ts"

export type DecodedText = { readonly text: string; readonly issues: readonly FormatIssue[] }

/**
 * Text of a file whose encoding is told by its BOM, else by its XML declaration, else taken for UTF-8.
 * An encoding that lies is seen through: valid UTF-8 beyond ASCII is UTF-8 whatever the declaration says, and what
 * cannot be decoded as declared is read as Windows-1252, in which every byte means something.
 */
export const decodeText = (bytes: Uint8Array): DecodedText => {
  const marked = markedEncoding(bytes)
  if (marked !== null) return { text: new TextDecoder(marked).decode(bytes), issues: [] }
  const declared = declaredEncoding(bytes)
  const utf8 = decodeStrictly("utf-8", bytes)
  if (utf8 !== null) {
    // As many characters as bytes: plain ASCII, which all but UTF-16 share.
    const ascii = utf8.length === bytes.length
    const honest = declared === null || declared === "utf-8" || (ascii && !declared.startsWith("utf-16"))
    return { text: utf8, issues: honest ? [] : [misdeclared(declared, "utf-8")] }
  }
  const legacy = declared !== null && !declared.startsWith("utf-") ? decodeStrictly(declared, bytes) : null
  if (legacy !== null) return { text: legacy, issues: [] }
  return { text: windows1252(bytes), issues: [misdeclared(declared ?? "utf-8", "windows-1252")] }
}

/** What the first bytes give away: a byte order mark, or the "<" of UTF-16 without one. */
const markedEncoding = ([a, b, c]: Uint8Array): string | null => {
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8"
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return "utf-16le"
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return "utf-16be"
  return null
}

/** The encoding of the XML declaration, in lower case; what XML calls ISO-8859-1 is Windows-1252 on the web and here. */
const declaredEncoding = (bytes: Uint8Array): string | null => {
  const head = windows1252(bytes.subarray(0, 256))
  const [, name = null] = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/i.exec(head) ?? []
  return name === null ? null : name.toLowerCase().replace(/^utf8$/, "utf-8")
}

/** The text, or null when the bytes are not in the encoding or the encoding is unknown. */
const decodeStrictly = (encoding: string, bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return null
    throw error
  }
}

const windows1252 = (bytes: Uint8Array): string => new TextDecoder("windows-1252").decode(bytes)

const misdeclared = (declared: string, used: string): FormatIssue => ({
  severity: "warning",
  record: "file",
  field: "encoding",
  code: "encoding_misdeclared",
  message: {
    en: `The file says its encoding is ${declared}, but it isn't; it was read as ${used}. Check accents.`,
    fr: `Le fichier se dit encodé en ${declared}, mais ne l'est pas ; il a été lu en ${used}. Vérifiez les accents.`,
  },
})
