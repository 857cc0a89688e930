import type { LiveText } from "../../live/live-entry.ts"
import type { Language } from "./labels.ts"

/** A text in the reader's language, or as somebody wrote it. */
export const say = (text: LiveText, language: Language): string =>
  typeof text === "string" ? text : text[language]

/** The word for a name of the API's. It may have got new ones since: null then. */
export const wordFor = <Words extends Readonly<Record<string, string>>>(
  words: Words,
  name: string,
): string | null => (Object.hasOwn(words, name) ? (words[name] ?? null) : null)
