import { expect, test } from "vitest"
import { writtenOrContended } from "../../../src/platform/firestore/written-or-contended.ts"

const failure = (code: number) => Promise.reject<void>(Object.assign(new Error(`gRPC ${code}`), { code }))

test.each([5, 6, 9, 10])("a write on condition met others (gRPC %i)", async (code) => {
  expect(await writtenOrContended(failure(code), "as_read")).toBe("contended")
})

test("one without a condition met others only when it was aborted", async () => {
  expect(await writtenOrContended(failure(10), "any")).toBe("contended")
  expect(await writtenOrContended(Promise.resolve(), "any")).toBe("written")
})

test.each([5, 6, 9])("a missing database is not taken for others (gRPC %i)", async (code) => {
  await expect(writtenOrContended(failure(code), "any")).rejects.toThrow(`gRPC ${code}`)
})

test.each([14, 4, 7])("what fails for another reason is thrown (gRPC %i)", async (code) => {
  await expect(writtenOrContended(failure(code), "as_read")).rejects.toThrow(`gRPC ${code}`)
})
