import { expect, test } from "vitest"
import { unlessContended } from "../../../src/platform/firestore/unless-contended.ts"

const failure = (code: number) => Object.assign(new Error(`gRPC ${code}`), { code })

/** A write that fails so often with a code of gRPC. */
const failing = (times: number, code: number) => {
  const write = {
    tries: 0,
    run: async (): Promise<"written"> => {
      write.tries += 1
      if (write.tries <= times) throw failure(code)
      return "written"
    },
  }
  return write
}

test.each([5, 6, 9, 10])("a write that met another is made again (gRPC %i)", async (code) => {
  const write = failing(2, code)
  expect(await unlessContended(write.run)).toBe("written")
  expect(write.tries).toBe(3)
})

test("one that meets others each time is given up, which is no defect", async () => {
  const write = failing(99, 10)
  expect(await unlessContended(write.run)).toBe("contended")
  expect(write.tries).toBe(5)
})

test.each([14, 4, 7])("what fails for another reason is tried once (gRPC %i)", async (code) => {
  const write = failing(99, code)
  await expect(unlessContended(write.run)).rejects.toThrow(`gRPC ${code}`)
  expect(write.tries).toBe(1)
})
