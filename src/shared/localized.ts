import type { Locale } from "./actor.ts"

/** A text for people, in every language that we speak. */
export type Localized = Readonly<Record<Locale, string>>
