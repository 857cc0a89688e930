import type { MemberId } from "./ids.ts"

export type Role = "moderator" | "admin"

/** A signed-in person. `uid` is Firebase's name for them: it addresses Firestore documents, never rows. */
export type Member = {
  readonly kind: "member"
  readonly id: MemberId
  readonly uid: string
  readonly roles: readonly Role[]
  readonly locale: Locale
}

/** The languages that people read us in. French is the default. */
export type Locale = "fr" | "en"
