import { expect, test } from "vitest"
import { metOthers, unlessContended } from "../../../src/platform/firestore/unless-contended.ts"

const failure = (code: number) => Promise.reject<void>(Object.assign(new Error(`gRPC ${code}`), { code }))

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

test.each([5, 6, 9, 10])("a write on condition met others (gRPC %i)", async (code) => {
  expect(await metOthers(failure(code), "as_read")).toBe("contended")
})

test("one without a condition met others only when it was aborted", async () => {
  expect(await metOthers(failure(10), "any")).toBe("contended")
  expect(await metOthers(Promise.resolve(), "any")).toBe("written")
})

test.each([5, 6, 9])("a missing database is not taken for others (gRPC %i)", async (code) => {
  await expect(metOthers(failure(code), "any")).rejects.toThrow(`gRPC ${code}`)
})

test.each([14, 4, 7])("what fails for another reason is thrown (gRPC %i)", async (code) => {
  await expect(metOthers(failure(code), "as_read")).rejects.toThrow(`gRPC ${code}`)
})
