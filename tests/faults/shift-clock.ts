import type { Stage } from "../features/stage.ts"
import { schemaName } from "../../src/platform/postgres/connection.ts"

/**
 * What workers are told whose clocks run ahead by so many milliseconds, their processes' and their database's: their
 * sessions find a `now()` in a schema that is searched before PostgreSQL's own. When a job is due, since when it is held and
 * whether a worker has fallen silent go by the database's clock, as in production. Sessions of others keep their time.
 */
export const shiftClock = async (
  { asOwner, database }: Pick<Stage, "asOwner" | "database">,
  offsetMs: number,
) => {
  await asOwner("create schema if not exists shifted_clock")
  await asOwner("grant usage on schema shifted_clock to public")
  // PostgreSQL looks into it when it plans, so that it knows as with its own how few of the jobs that wait are due.
  await asOwner(
    `create or replace function shifted_clock.now() returns timestamptz language sql stable
     as $$ select pg_catalog.now() + interval '${offsetMs} milliseconds' $$`,
  )
  const login = new URL(database.url)
  login.searchParams.set("options", `-c search_path=shifted_clock,pg_catalog,${schemaName}`)
  return { DATABASE_URL: login.href, CLOCK_OFFSET_MS: String(offsetMs) }
}
