/*
 * Preloaded into a worker's process: its `Date` runs ahead of the machine's by CLOCK_OFFSET_MS. Timers stay real; the
 * database's clock is shift-clock.ts.
 */
const offsetMs = Number(process.env["CLOCK_OFFSET_MS"] ?? 0)
const RealDate = Date

class ShiftedDate extends RealDate {
  constructor(...parts: [] | ConstructorParameters<DateConstructor>) {
    if (parts.length === 0) super(RealDate.now() + offsetMs)
    else super(...parts)
  }

  static override now(): number {
    return RealDate.now() + offsetMs
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof RealDate
  }
}

// The cast: as a function without `new`, which nothing here calls, it would have to give a text.
if (offsetMs !== 0) globalThis.Date = ShiftedDate as DateConstructor
