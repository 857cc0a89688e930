import { expect, test } from "vitest"
import { unlessContended } from "../../../src/platform/firestore/unless-contended.ts"

const failure = (code: number) => Object.assign(new Error(`gRPC ${code}`), { code })

/** A transaction that fails so often with a code of gRPC. */
const failing = (times: number, code: number) => {
  const transaction = {
    tries: 0,
    run: async (): Promise<"written"> => {
      transaction.tries += 1
      if (transaction.tries <= times) throw failure(code)
      return "written"
    },
  }
  return transaction
}

test("a transaction that met another is made again", async () => {
  const transaction = failing(2, 10)
  expect(await unlessContended(transaction.run)).toBe("written")
  expect(transaction.tries).toBe(3)
})

test("one that meets others each time is given up, which is no defect", async () => {
  const transaction = failing(99, 10)
  expect(await unlessContended(transaction.run)).toBe("contended")
  expect(transaction.tries).toBe(5)
})

test.each([14, 4, 7])("what fails for another reason is tried once (gRPC %i)", async (code) => {
  const transaction = failing(99, code)
  await expect(unlessContended(transaction.run)).rejects.toThrow(`gRPC ${code}`)
  expect(transaction.tries).toBe(1)
})
