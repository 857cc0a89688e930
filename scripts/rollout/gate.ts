import type { Measured } from "./measurements.ts"

/** What a release must hold at each step. */
export type Limits = {
  /** Share of the requests that may be answered 5xx. */
  readonly maxErrorRatio: number
  /** What 95 of 100 requests must be answered within. */
  readonly maxP95Ms: number
  /** Fewer requests than this prove nothing. */
  readonly minSamples: number
  /** Errors that the worker may log in all: one failing job is tried again and is no reason to go back. */
  readonly maxWorkerErrors: number
}

/** What our own requests got, at once and from outside. */
export type Sent = { readonly sent: number; readonly failed: number; readonly lastFailure: string | null }

export type Verdict =
  | { readonly kind: "holds"; readonly reason: string }
  | { readonly kind: "broken"; readonly reason: string }
  /** What is still missing to tell. */
  | { readonly kind: "unknown"; readonly reason: string }

/** Judges a step by what was measured since it began; no data is never good. */
export const judge = (limits: Limits, measured: Measured, own: Sent): Verdict => {
  const broken = ownBreach(limits, own) ?? measuredBreach(limits, measured)
  if (broken !== null) return { kind: "broken", reason: broken }
  if (own.sent < limits.minSamples) return unknown(`only ${own.sent} requests of our own were sent`)
  const { requests, errors, p95Ms, workerLines, workerErrors } = measured
  if (requests < limits.minSamples) {
    return unknown(
      `Cloud Monitoring has seen ${requests} of the ${limits.minSamples} requests that are needed`,
    )
  }
  if (p95Ms === null) return unknown("Cloud Monitoring has seen no latency")
  if (workerLines === 0) return unknown("Cloud Monitoring has seen no line of the worker's log")
  const figures = `${requests} requests, ${percent(errors, requests)} with 5xx, 95 % within ${Math.round(p95Ms)} ms`
  return { kind: "holds", reason: `${figures}; worker: ${workerErrors} errors` }
}

const unknown = (reason: string): Verdict => ({ kind: "unknown", reason })

/** One or two of our own may be lost on the way: that says nothing about the release. */
const ownFailuresAtLeast = 3

/** What our own requests tell at once, before any figures come; null when nothing speaks against the release. */
export const ownBreach = (
  { maxErrorRatio, minSamples }: Limits,
  { sent, failed, lastFailure }: Sent,
): string | null =>
  sent >= minSamples && failed >= ownFailuresAtLeast && failed / sent > maxErrorRatio
    ? `${failed} of ${sent} requests of our own failed (${percent(failed, sent)}, at most ${shown(maxErrorRatio)} may); ` +
      `the last one: ${lastFailure ?? "?"}`
    : null

const measuredBreach = (limits: Limits, measured: Measured): string | null => {
  const { requests, errors, p95Ms, workerErrors } = measured
  const enough = requests >= limits.minSamples
  if (enough && errors / requests > limits.maxErrorRatio) {
    return `${errors} of ${requests} requests were answered 5xx (${percent(errors, requests)}, at most ${shown(limits.maxErrorRatio)} may)`
  }
  if (enough && p95Ms !== null && p95Ms > limits.maxP95Ms) {
    return `95 % of ${requests} requests took up to ${Math.round(p95Ms)} ms, at most ${limits.maxP95Ms} ms they may`
  }
  if (workerErrors > limits.maxWorkerErrors) {
    return `the worker has logged ${workerErrors} errors, at most ${limits.maxWorkerErrors} it may`
  }
  return null
}

const percent = (part: number, whole: number): string => shown(part / whole)
const shown = (ratio: number): string => `${(ratio * 100).toFixed(1)} %`
