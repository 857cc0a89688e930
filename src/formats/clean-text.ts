/**
 * What no text of ours holds: control characters other than tab and line feed, overrides of the writing direction
 * (they make a text look like another), and what is no character at all.
 */
const UNWANTED = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g

export type CleanedText = {
  readonly text: string
  /** Characters were taken out. */
  readonly stripped: boolean
  /** It was longer than allowed. */
  readonly cut: boolean
}

/** A text from outside made fit to keep: well-formed, without control characters, trimmed, at most `maxLength` long. */
export const cleanText = (raw: string, maxLength: number): CleanedText => {
  const lines = raw.replaceAll("\r\n", "\n").replaceAll("\r", "\n")
  const wanted = lines.replace(UNWANTED, "")
  const kept = wanted.toWellFormed().trim()
  const cut = kept.length > maxLength
  return {
    text: cut ? kept.slice(0, maxLength).toWellFormed().trimEnd() : kept,
    stripped: wanted !== lines,
    cut,
  }
}
