/** `npm run test:faults` runs everything at full size; `npm test` the same in a few seconds. */
export const isFull = process.env["FAULTS"] === "full"

/** What a test needs at full size, and in its short form. */
export const sized = <T>(full: T, short: T): T => (isFull ? full : short)

/** A part of the full size, to develop with: FAULTS_SCALE=0.01. */
const scale = Number(process.env["FAULTS_SCALE"] ?? 1)
export const many = (count: number): number => Math.ceil(count * scale)

/** Chosen by chance unless FAULTS_SEED repeats one. Every test says which. */
export const seed = Number(process.env["FAULTS_SEED"] ?? Math.floor(Math.random() * 2 ** 31))

/** A dead worker's jobs are taken over as in production, or so soon that a short form stays short. */
export const workerTimings: Readonly<Record<string, string>> = sized(
  {},
  { POLL_EVERY_MS: "100", BEAT_EVERY_MS: "250", SILENT_AFTER_MS: "2000" },
)
