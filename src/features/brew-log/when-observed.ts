/** Clocks of phones run fast by seconds, badly set ones by minutes. */
const SKEW_MS = 5 * 60_000

/** The time given lies in the future: nothing can have been observed there. */
export type InTheFuture = { readonly kind: "in_the_future"; readonly given: Date; readonly now: Date }

/** Whether something cannot have been observed at this time yet, beyond what clocks differ by. */
export const isInTheFuture = (given: Date, now: Date): boolean => given.getTime() > now.getTime() + SKEW_MS
