import type { LiveText } from "../../live/live-entry.ts"
import type { Language } from "./labels.ts"

/** A text in the reader's language, or as somebody wrote it. */
export const say = (text: LiveText, language: Language): string =>
  typeof text === "string" ? text : text[language]
