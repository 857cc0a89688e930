import { sql as raw } from "kysely"
import type { StoredAnswer, UnitOfWork, UnitOutcome } from "../../http/idempotency.ts"
import type { Clock } from "../../shared/clock.ts"
import type { Purge } from "../../shared/purge.ts"
import { err, ok, type Result } from "../../shared/result.ts"
import type { Database, Sql } from "./database.ts"
import { expiredRows } from "./expired-rows.ts"

type Unit = Parameters<UnitOfWork["run"]>[0]

const keptMs = 24 * 60 * 60 * 1000

/**
 * Units of work over PostgreSQL. The lock, the work (features join the transaction that they find) and the stored
 * answer are one transaction: a crash at any moment leaves all of it or nothing. An answer of 400 or above rolls all
 * of it back, so that a corrected request may use the key again. Answers are kept for 24 h.
 */
export const unitOfWork = ({ database, clock }: { database: Database; clock: Clock }): UnitOfWork => ({
  run: async (unit, work) => {
    const outcome = await database.transaction(async (tx): Promise<Result<UnitOutcome, StoredAnswer>> => {
      if (!(await lock(tx, unit))) return ok({ kind: "running" })
      const known = await findAnswer(tx, unit, clock.now())
      if (known) return ok(known.fingerprint === unit.fingerprint ? replayed(known) : { kind: "mismatch" })
      const answer = await work()
      if (answer.status >= 400) return err(answer)
      await keepAnswer(tx, unit, answer, new Date(clock.now().getTime() + keptMs))
      return ok({ kind: "done", answer })
    })
    return outcome.ok ? outcome.value : { kind: "done", answer: outcome.error }
  },
})

/** An answer that has expired counts as absent, and goes. */
export const idempotencyPurge = (deps: { readonly db: Database; readonly clock: Clock }): Purge =>
  expiredRows(deps, { table: "idempotencyKeys", since: "expiresAt", keptDays: 0 })

/** Held until the transaction ends. Two keys with one hash would take turns, nothing worse. */
const lock = async (tx: Sql, { scope, route, key }: Unit): Promise<boolean> => {
  const name = `${scope}\n${route}\n${key}`
  const { rows } = await raw<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as mine`.execute(tx)
  return rows[0]?.mine === true
}

const findAnswer = (tx: Sql, { scope, route, key }: Unit, now: Date) =>
  tx
    .selectFrom("idempotencyKeys")
    .select(["fingerprint", "status", "headers", "body"])
    .where("scope", "=", scope)
    .where("route", "=", route)
    .where("key", "=", key)
    .where("expiresAt", ">", now)
    .executeTakeFirst()

type Known = NonNullable<Awaited<ReturnType<typeof findAnswer>>>

const replayed = ({ status, headers, body }: Known): UnitOutcome => ({
  kind: "replayed",
  answer: { status, headers: headersOf(headers), body },
})

const headersOf = (stored: Known["headers"]): StoredAnswer["headers"] =>
  Object.fromEntries(Object.entries(stored ?? {}).map(([name, value]) => [name, String(value)]))

const keepAnswer = async (tx: Sql, unit: Unit, answer: StoredAnswer, expiresAt: Date): Promise<void> => {
  const { scope, route, key, fingerprint } = unit
  const kept = { fingerprint, ...answer, headers: JSON.stringify(answer.headers), expiresAt }
  await tx
    .insertInto("idempotencyKeys")
    .values({ scope, route, key, ...kept })
    .onConflict((conflict) => conflict.columns(["scope", "route", "key"]).doUpdateSet(kept))
    .execute()
}
