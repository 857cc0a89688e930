import { Logger, makeWorkerUtils } from "graphile-worker"
import type pg from "pg"

/** Brings graphile-worker's own schema up to the version installed, and lets the application use it. */
export const migrateWorkerSchema = async (pool: pg.Pool): Promise<void> => {
  const utils = await makeWorkerUtils({ pgPool: pool, logger: new Logger(() => () => {}) })
  try {
    await utils.migrate()
  } finally {
    await utils.release()
  }
}

/**
 * What add_job in a member's transaction and running jobs need. graphile-worker switches row-level security on
 * without a policy, which leaves its tables to their owner; ours lets the application at every row. Its tables can't
 * be altered by the application, nor its list of migrations written. Repeatable: a newer version may add tables.
 */
export const workerRights = `
grant usage on schema graphile_worker to brasse_bouillon_app;
grant select on graphile_worker.migrations, graphile_worker.jobs to brasse_bouillon_app;
grant usage on all sequences in schema graphile_worker to brasse_bouillon_app;
do $$
declare
  worker_table text;
begin
  for worker_table in
    select tablename from pg_tables where schemaname = 'graphile_worker' and tablename like '\\_private\\_%'
  loop
    execute format('grant select, insert, update, delete on graphile_worker.%I to brasse_bouillon_app', worker_table);
    if not exists (
      select from pg_policies
      where schemaname = 'graphile_worker' and tablename = worker_table and policyname = 'brasse_bouillon_app'
    ) then
      execute format(
        'create policy brasse_bouillon_app on graphile_worker.%I to brasse_bouillon_app using (true) with check (true)',
        worker_table
      );
    end if;
  end loop;
end
$$;
`
