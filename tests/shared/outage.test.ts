import { expect, test } from "vitest"
import { DatabaseUnavailable } from "../../src/platform/postgres/database-unavailable.ts"
import { Outage } from "../../src/shared/outage.ts"

test("an outage says why in its message, for that is what a log line tells", () => {
  const timeout = new Error("no answer in 2000 ms")
  expect(new Outage("Firebase Auth", { cause: timeout }).message).toBe(
    "Firebase Auth does not answer: no answer in 2000 ms",
  )
  expect(new Outage("Firebase Auth").message).toBe("Firebase Auth does not answer")
})

test("a cause without words, as Node gives for an address with two families, is told by its code", () => {
  const refused = Object.assign(new AggregateError([]), { code: "ECONNREFUSED" })
  expect(new DatabaseUnavailable(refused).message).toBe("PostgreSQL does not answer: ECONNREFUSED")
})
