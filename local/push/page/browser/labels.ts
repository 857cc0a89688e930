import { english } from "./english.ts"
import { french, type Labels } from "./french.ts"

export type { Labels } from "./french.ts"

export const languages = ["fr", "en"] as const
export type Language = (typeof languages)[number]

/** The first of our languages that the reader names, whatever the weights: two languages need no more. */
export const languageIn = (text = ""): Language =>
  /\b(?:fr|en)\b/i.exec(text)?.[0].toLowerCase() === "en" ? "en" : "fr"

/** Every text of the page, by language. */
export const labels: Readonly<Record<Language, Labels>> = { fr: french, en: english }
