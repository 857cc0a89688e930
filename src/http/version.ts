import type { Language } from "./language.ts"

/** What tells one representation from another: the version of the row, and the language where texts come in one. */
export type Version = number | `${number}-${Language}`

/** The version of something whose texts are in one language: another language is another representation. */
export const localized = (version: number, language: Language): Version => `${version}-${language}`

/** The strong ETag of a version. It comes from the row, not from the body, so a 304 costs no body. */
export const etagOf = (version: Version): string => `"${version}"`
