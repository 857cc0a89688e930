import type { Stage } from "../features/stage.ts"

/**
 * Workers whose clock is shifted date their locks by it, months ahead. In production the database dates them, and the
 * heartbeat, which goes by the database, tells by that which locks are old: so it is here.
 */
export const dateLocksByTheDatabase = async ({ asOwner }: Pick<Stage, "asOwner">): Promise<void> => {
  await asOwner(`
    create function date_lock() returns trigger language plpgsql as
    $$ begin new.locked_at := now(); return new; end $$`)
  await asOwner(`
    create trigger date_lock before update of locked_at on graphile_worker._private_jobs
    for each row when (new.locked_at is not null) execute function date_lock()`)
}
