import type { Database } from "../../platform/postgres/database.ts"
import type { Clock } from "../../shared/clock.ts"
import type { NewId } from "../../shared/ids.ts"
import type { MemberState } from "./member-state.ts"
import type { IdentityProvider, Phones, TokenVerifier } from "./ports.ts"

export type AccountDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly newId: NewId
  readonly tokens: TokenVerifier
  readonly identity: IdentityProvider
  readonly phones: Phones
  readonly states: MemberStates
  readonly log: AccountLog
}

/** What an instance remembers of members for some seconds, by Firebase uid. Bounded: it may forget at any time. */
export type MemberStates = {
  readonly get: (uid: string) => MemberState | undefined
  readonly set: (uid: string, state: MemberState) => unknown
  readonly delete: (uid: string) => unknown
}

export type AccountLog = {
  readonly warning: (event: string, message: string, fields: Readonly<Record<string, unknown>>) => void
}
