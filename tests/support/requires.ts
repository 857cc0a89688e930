import { describe, test } from "vitest"

/** Something that a machine may lack: `missing` says what and how to get it, null means it is there. */
export type Need = {
  readonly name: string
  readonly missing: string | null
  /** Whether continuous integration insists on it; it does, unless this says no. */
  readonly insisted?: boolean
}

/**
 * A `describe` whose tests need something that not every machine has. Where it is missing they are skipped, and the
 * end of the run says so with the reason; with REQUIRE_ALL=1 (continuous integration) they fail, where it is something that can be insisted on.
 */
export const requires =
  (need: Need) =>
  (title: string, body: () => void): void => {
    if (need.missing === null) describe(title, body)
    else if (process.env["REQUIRE_ALL"] === "1" && need.insisted !== false) {
      const reason = `${need.name} is required here: ${need.missing}`
      describe(title, () => {
        test(`${need.name} is there`, () => {
          throw new Error(reason)
        })
      })
    } else describe.skip(`${title} ${open}${need.name}: ${need.missing}${close}`, body)
  }

/** The reason that `requires` wrote into the name of a skipped test; null when there is none. */
export const reasonIn = (fullName: string): string | null => {
  const start = fullName.indexOf(open)
  const end = fullName.indexOf(close, start)
  return start === -1 || end === -1 ? null : fullName.slice(start + open.length, end)
}

const open = "⟦needs "
const close = "⟧"
