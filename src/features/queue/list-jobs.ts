import { sql as raw } from "kysely"
import { type Page, pageOf, type PageRequest } from "../../shared/page.ts"
import { isIn, type Job, jobColumns, type JobState } from "./job.ts"
import type { QueueDeps } from "./queue-deps.ts"

/** Where a page of jobs ends: their ids are given in the order of their making. */
export type JobKey = { readonly id: string }

export type ListJobs = PageRequest<JobKey> & { readonly state: JobState }

/** The jobs of one state, the newest first. */
export const listJobs = async (
  { db }: Pick<QueueDeps, "db">,
  { state, limit, after }: ListJobs,
): Promise<Page<Job, JobKey>> => {
  const { rows } = await raw<Job>`
    select ${jobColumns}
    from graphile_worker._private_jobs as jobs
    join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id
    where ${isIn(state)} and ${after === null ? raw`true` : raw`jobs.id < ${after.id}::bigint`}
    order by jobs.id desc
    limit ${limit + 1}`.execute(db.sql)
  return pageOf(rows, limit, ({ id }) => ({ id }))
}
