import type { Arrival } from "../support/fcm-stand-in.ts"
import type { Stage } from "../features/stage.ts"

/** What the ledger and the phones say of all reminders. Knows nothing of the code: plain SQL, and messages that arrived. */
export type ReminderCheck = {
  readonly reminders: number
  /** Reminders that did not ring exactly once, by where that shows. */
  readonly notOnce: Readonly<Record<"rangAt" | "events" | "notifications" | "deliveries", number>>
  /** By the ledger, or on a phone. */
  readonly early: number
  /** Reminders that no phone got. */
  readonly undelivered: number
  /** Reminders that a phone got more than once, and those of them that it would show twice. */
  readonly sentTwice: number
  readonly shownTwice: number
  readonly missed: number
  readonly jobsLeft: number
  /** When each was due, in milliseconds, and how long after that a phone first got it. */
  readonly late: readonly { readonly dueAt: number; readonly seconds: number }[]
}

export const checkReminders = async (
  { asOwner }: Pick<Stage, "asOwner">,
  arrivals: readonly Arrival[],
): Promise<ReminderCheck> => {
  const [ledger] = await asOwner(ledgerStatement)
  const figure = (name: string): number => Number(ledger?.[name])
  const reminders = await asOwner("select id, due_at from reminders")
  const dueAt = new Map(reminders.map(({ id, due_at }) => [String(id), (due_at as Date).getTime()]))
  const told = await asOwner(
    "select id, data ->> 'reminderId' as reminder from notifications where kind = 'reminder'",
  )
  const reminderOf = new Map(told.map(({ id, reminder }) => [String(id), String(reminder)]))
  const byReminder = Map.groupBy(arrivals, ({ tag }) => reminderOf.get(tag))

  const late = [...dueAt].map(([id, due]) => {
    const got = byReminder.get(id) ?? []
    return { got, dueAt: due, seconds: (Math.min(...got.map(({ at }) => at)) - due) / 1000 }
  })
  return {
    reminders: reminders.length,
    notOnce: {
      rangAt: figure("not_rung"),
      events: figure("not_told_once"),
      notifications: figure("not_notified_once"),
      deliveries: figure("not_delivered_once"),
    },
    early: figure("early") + late.filter(({ seconds }) => seconds < 0).length,
    undelivered: late.filter(({ got }) => got.length === 0).length,
    sentTwice: late.filter(({ got }) => got.length > 1).length,
    shownTwice: late.filter(({ got }) => new Set(got.map(({ tag }) => tag)).size > 1).length,
    missed: figure("missed"),
    jobsLeft: figure("jobs_left"),
    late,
  }
}

const ledgerStatement = `
with notified as (
  select r.id, count(n.id) as times, min(n.id::text)::uuid as notification_id
  from reminders r left join notifications n
    on n.owner_id = r.owner_id and n.data ->> 'reminderId' = r.id::text group by r.id
), delivered as (
  select notified.id, count(d.notification_id) filter (where d.outcome = 'sent') as times
  from notified left join push_deliveries d using (notification_id) group by notified.id
), told as (
  select data ->> 'reminderId' as id, count(*) as times from batch_events
  where kind = 'reminder_rang' group by 1
)
select
  (select count(*) from reminders where rang_at is null) as not_rung,
  (select count(*) from reminders r left join told on told.id = r.id::text
    where told.times is distinct from 1) as not_told_once,
  (select count(*) from notified where times <> 1) as not_notified_once,
  (select count(*) from delivered where times <> 1) as not_delivered_once,
  (select count(*) from reminders where rang_at < due_at) as early,
  (select count(*) from notifications where missed_at is not null) as missed,
  (select count(*) from graphile_worker._private_jobs
    where attempts < max_attempts or locked_by is not null or last_error is not null) as jobs_left`
