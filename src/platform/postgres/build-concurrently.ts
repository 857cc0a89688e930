import type { MigrationBuilder } from "node-pg-migrate"
import { schemaName } from "./connection.ts"

/**
 * Runs a statement that can't be in a transaction: CREATE INDEX CONCURRENTLY. It waits for locks as long as it takes, for
 * nobody waits behind it, and a build that is given up leaves an invalid index.
 */
export const buildConcurrently = (builder: MigrationBuilder, statement: string): void => {
  builder.noTransaction()
  builder.sql(refuseInvalidIndexes)
  builder.sql("set lock_timeout = 0")
  builder.sql(statement)
  builder.sql("reset lock_timeout")
}

/** What a failed build leaves is maintained and never used; `if not exists` would take it for the index. */
const refuseInvalidIndexes = `
do $$
declare
  invalid text;
begin
  select format('%I.%I', '${schemaName}', relname) into invalid
  from pg_index join pg_class on pg_class.oid = indexrelid
  where not indisvalid and relkind = 'i' and relnamespace = '${schemaName}'::regnamespace
  order by relname;
  if found then
    raise exception 'index % is invalid, building it failed: drop index concurrently %; then run migrate again',
      invalid, invalid;
  end if;
end
$$`
