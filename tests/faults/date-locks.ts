import type { Stage } from "../features/stage.ts"

/**
 * Workers whose clock is shifted date their locks by it, months ahead, and free those that seem hours old by it: all that
 * are held. In production the database's clock does both, and the heartbeat goes by it, too: so it is here.
 */
export const dateLocksByTheDatabase = async ({ asOwner }: Pick<Stage, "asOwner">): Promise<void> => {
  await asOwner(`
    create function date_lock() returns trigger language plpgsql as $$
    begin
      if current_query() like '%interval ''4 hours''%' and old.locked_at > now() - interval '4 hours' then
        return null;
      end if;
      if new.locked_at is not null then new.locked_at := now(); end if;
      return new;
    end $$`)
  await asOwner(`
    create trigger date_lock before update of locked_at on graphile_worker._private_jobs
    for each row execute function date_lock()`)
}
