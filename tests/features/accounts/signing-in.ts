import { randomUUIDv7 } from "node:crypto"
import type { MemberState } from "../../../src/features/accounts/index.ts"
import { makeAccounts } from "../../../src/features/accounts/index.ts"
import type {
  IdentityProvider,
  IdentityState,
  Phones,
  VerifiedToken,
} from "../../../src/features/accounts/ports.ts"
import type { Database } from "../../../src/platform/postgres/database.ts"
import type { Role } from "../../../src/shared/actor.ts"
import type { NewId } from "../../../src/shared/ids.ts"
import { Outage } from "../../../src/shared/outage.ts"
import { err, ok } from "../../../src/shared/result.ts"

const active: IdentityState = { kind: "active", tokensValidAfter: null, roles: [] }

/** Time, which stands still until a test moves it. */
export const makeTime = () => {
  let now = new Date("2026-11-23T08:00:00.500Z").getTime()
  return {
    now: () => new Date(now),
    pass: (seconds: number) => {
      now += seconds * 1000
    },
  }
}
export type Time = ReturnType<typeof makeTime>

/** An identity provider that does what a test says, and remembers what it was asked. */
export const makeProvider = () => {
  const states = new Map<string, IdentityState>()
  const asked: string[] = []
  let down = false
  let meanwhile: () => unknown = () => undefined
  const note = async (call: string): Promise<void> => {
    asked.push(call)
    await meanwhile()
    if (down) throw new Outage("the provider", { cause: new Error("no route to it") })
  }
  const provider: IdentityProvider = {
    stateOf: async (uid) => {
      const state = states.get(uid) ?? active
      await note(`stateOf ${uid}`)
      return state
    },
    disable: async (uid) => note(`disable ${uid}`),
    enable: async (uid) => note(`enable ${uid}`),
    revoke: async (uid) => note(`revoke ${uid}`),
    setRoles: async (uid, roles) => note(`setRoles ${uid} ${roles.join()}`),
  }
  return {
    provider,
    asked,
    /** What happens while the provider thinks. */
    whileAsked: (happens: () => unknown) => {
      meanwhile = happens
    },
    says: (uid: string, state: IdentityState) => states.set(uid, state),
    isDown: (is: boolean) => {
      down = is
    },
  }
}
export type Provider = ReturnType<typeof makeProvider>

export type SignedIn = Pick<VerifiedToken, "uid"> & Partial<VerifiedToken>

/** Tokens whose signature was checked already: a token is the JSON of what it says. */
export const tokenOf = (time: Time, { uid, ...changes }: SignedIn): string => {
  const at = new Date(Math.floor(time.now().getTime() / 1000) * 1000)
  const expiresAt = new Date(at.getTime() + 3_600_000)
  return JSON.stringify({ uid, roles: [], issuedAt: at, signedInAt: at, expiresAt, ...changes })
}

/** One instance of the program. Several share the database and the provider, not what they remember. */
export const makeInstance = (
  db: Database,
  time: Time,
  { provider }: Provider,
  phones: Phones = { forget: async () => {} },
) => {
  const warnings: unknown[] = []
  const accounts = makeAccounts({
    db,
    clock: time,
    newId: randomUUIDv7 as NewId,
    tokens: {
      verify: (token) => (token === "" ? err({ kind: "token_invalid", reason: "empty" }) : ok(revive(token))),
    },
    identity: provider,
    phones,
    states: new Map<string, MemberState>(),
    log: { warning: (event, _message, fields) => warnings.push({ event, ...fields }) },
  })
  return { ...accounts, warnings }
}

const revive = (token: string): VerifiedToken => {
  const said: { uid: string; roles: Role[]; issuedAt: string; signedInAt: string; expiresAt: string } =
    JSON.parse(token)
  return {
    uid: said.uid,
    roles: said.roles,
    issuedAt: new Date(said.issuedAt),
    signedInAt: new Date(said.signedInAt),
    expiresAt: new Date(said.expiresAt),
  }
}
