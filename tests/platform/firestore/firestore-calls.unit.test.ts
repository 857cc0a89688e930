import { expect, test } from "vitest"
import { firestoreCalls } from "../../../src/platform/firestore/firestore-calls.ts"
import { Outage } from "../../../src/shared/outage.ts"

const failing = (code: number) => Promise.reject(Object.assign(new Error(`gRPC ${code}`), { code }))

test.each([1, 2, 4, 8, 13, 14])("what passes by itself is an outage (gRPC %i)", async (code) => {
  await expect(firestoreCalls().call(failing(code))).rejects.toThrow(Outage)
})

test.each([3, 7, 9])("a refusal is none (gRPC %i)", async (code) => {
  await expect(firestoreCalls().call(failing(code))).rejects.toMatchObject({ name: "Error", code })
})
