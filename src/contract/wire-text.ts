import * as z from "zod"
import { isPlainText } from "../shared/plain-text.ts"

const unprintable = {
  code: "unprintable_character",
  text: {
    en: "Must not hold control characters or marks that override the reading direction.",
    fr: "Ne doit contenir ni caractère de contrôle ni marque qui force le sens de lecture.",
  },
}

/** One line of text, such as a name: trimmed, and any run of spaces made one. */
export const line = (maxLength: number, { minLength = 1 } = {}) =>
  z
    .string()
    .overwrite((text) => text.replaceAll(/\s+/g, " ").trim())
    .min(minLength)
    .max(maxLength)
    .refine(isPlainText, { params: unprintable })

/** Text of many lines, trimmed; its line breaks become `\n`. */
export const prose = (maxLength: number) =>
  z
    .string()
    .overwrite((text) => text.replaceAll("\r\n", "\n").trim())
    .max(maxLength)
    .refine(isPlainText, { params: unprintable })

/** Text that is kept to the letter, such as a key or a token. */
export const verbatim = (maxLength: number) =>
  z.string().max(maxLength).refine(isPlainText, { params: unprintable })
