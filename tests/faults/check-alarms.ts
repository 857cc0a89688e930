import type { Arrival } from "../support/fcm-stand-in.ts"
import type { BrewedStep } from "./busy-brewer.ts"

/** A notification of an alarm. Times in milliseconds. */
export type Entry = {
  readonly id: string
  readonly alarmId: string
  readonly dueAt: number
  readonly createdAt: number
}

/** What the inbox and the phones say of all alarms, against the plan as the brewers saw it. */
export type AlarmCheck = {
  readonly alarms: number
  readonly entries: number
  /** Those that were waited for and are not in the inbox. */
  readonly never: number
  /** More than once in one length of their step. */
  readonly twice: number
  /** In the inbox or on a phone. */
  readonly early: number
  /** For a time at which they were never due. */
  readonly outOfPlan: number
  /** Rang for the step as it was in the end, were waited for, and came to no phone, though nobody had seen to it. */
  readonly undelivered: number
  /** Came to a phone when their step was settled already. */
  readonly afterSettled: number
}

/** A call that was under way when a step was settled may still end: so long after it, in milliseconds. */
const underWayMs = 10_000

/** A time is kept to the millisecond, and a countdown need not be whole. */
const same = (one: number, other: number): boolean => Math.abs(one - other) <= 1

export const checkAlarms = (
  brewed: readonly BrewedStep[],
  entries: readonly Entry[],
  arrivals: readonly Arrival[],
): AlarmCheck => {
  const byAlarm = Map.groupBy(entries, ({ alarmId }) => alarmId)
  const arrivedAt = Map.groupBy(arrivals, ({ tag }) => tag)
  const all = brewed.flatMap((step) =>
    step.alarms.map((alarm) => ({ ...alarm, step, rung: byAlarm.get(alarm.id) ?? [] })),
  )
  const count = <T>(list: readonly T[], holds: (one: T) => boolean): number => list.filter(holds).length
  const phoneOf = ({ id }: Entry): readonly Arrival[] => arrivedAt.get(id) ?? []
  const within = (times: readonly number[]) => (entry: Entry) => times.some((time) => same(time, entry.dueAt))

  const inTheEnd = all.map(({ dueAt, rung, step }) => ({
    step,
    rung: rung.filter(within(dueAt.at(-1) ?? [])),
  }))
  const waitedFor = inTheEnd.filter(({ step }) => step.waitedFor)
  return {
    alarms: all.length,
    entries: entries.length,
    never: count(waitedFor, ({ rung }) => rung.length === 0),
    twice: count(
      all.flatMap(({ dueAt, rung }) => dueAt.map((times) => rung.filter(within(times)))),
      (rung) => rung.length > 1,
    ),
    early: count(entries, (entry) =>
      [entry.createdAt, ...phoneOf(entry).map(({ at }) => at)].some((at) => at < entry.dueAt),
    ),
    outOfPlan: count(
      all.flatMap(({ dueAt, rung }) => rung.filter((entry) => !within(dueAt.flat())(entry))),
      () => true,
    ),
    undelivered: count(
      waitedFor.flatMap(({ rung, step }) =>
        rung.filter(({ createdAt }) => step.takenBackAt.every((at) => at < createdAt)),
      ),
      (entry) => phoneOf(entry).length === 0,
    ),
    afterSettled: count(
      all.flatMap(({ rung, step }) => rung.flatMap(phoneOf).map(({ at }) => at - step.settledAt)),
      (late) => late > underWayMs,
    ),
  }
}
