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
 * graphile-worker looks for due jobs by priority, so it passes over every job that waits for its time, several times a
 * second (30 ms each time for a million that wait, measured; 0.5 ms with the first of these indexes). They lead to the
 * few that are due, locked, or given up, and hang on a table that a newer version may make anew: so they are looked
 * after at each migration, not by one of our files.
 */
const workerIndexes = {
  brasse_bouillon_due: "(run_at) where is_available",
  brasse_bouillon_locked: "(locked_by) where locked_by is not null",
  brasse_bouillon_gave_up: "(id) where not is_available and locked_at is null",
}

/**
 * Which index is the better one, the planner knows from how many jobs are due: it is told at each per cent of change,
 * not at each tenth, for in a burst of jobs the wrong one costs milliseconds for each of them.
 */
const keepCounted = `
do $$ begin
  if (select reloptions from pg_class where oid = 'graphile_worker._private_jobs'::regclass) is null then
    alter table graphile_worker._private_jobs set (autovacuum_analyze_scale_factor = 0.01);
  end if;
end $$;`

/** Makes the indexes that are missing. Repeatable; none is touched that is there, for that would wait for a lock. */
export const workerIndexing = Object.entries(workerIndexes)
  .map(
    ([name, definition]) => `
do $$ begin
  if to_regclass('graphile_worker.${name}') is null then
    create index ${name} on graphile_worker._private_jobs ${definition};
  end if;
end $$;`,
  )
  .concat(keepCounted)
  .join("")

/**
 * A job is added by five statements inside of graphile-worker's function, which PostgreSQL would plan anew each time, as
 * long as it takes to run them: 1.07 ms a job, 0.52 ms with the plans kept (measured). Each has one good plan, by the
 * keys of the jobs. Repeatable: a newer version may make the function anew.
 */
export const workerPlans = `
alter function graphile_worker.add_jobs(graphile_worker.job_spec[], boolean) set plan_cache_mode = force_generic_plan;
`

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
