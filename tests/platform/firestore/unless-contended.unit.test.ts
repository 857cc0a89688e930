import { expect, test } from "vitest"
import { unlessContended } from "../../../src/platform/firestore/unless-contended.ts"

/** Is contended so often. */
const contended = (times: number) => {
  const attempt = {
    made: 0,
    run: async (): Promise<"written" | "contended"> => {
      attempt.made += 1
      return attempt.made <= times ? "contended" : "written"
    },
  }
  return attempt
}

test("what met others is made again", async () => {
  const attempt = contended(2)
  expect(await unlessContended(attempt.run)).toBe("written")
  expect(attempt.made).toBe(3)
})

test("what meets others each time is given up, which is no defect", async () => {
  const attempt = contended(99)
  expect(await unlessContended(attempt.run)).toBe("contended")
  expect(attempt.made).toBe(5)
})
