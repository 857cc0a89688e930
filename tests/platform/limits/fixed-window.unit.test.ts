import { expect, test } from "vitest"
import { fixedWindowLimits } from "../../../src/platform/limits/fixed-window.ts"

const policy = { name: "member", quota: 3, windowSeconds: 60 }

const limitsAt = (options: { factor?: number; maxKeys?: number } = {}) => {
  let nowMs = 0
  const limits = fixedWindowLimits({ clock: { now: () => new Date(nowMs) }, factor: 1, ...options })
  return {
    take: (key: string) => limits.take(policy, key),
    pass: (seconds: number) => (nowMs += seconds * 1000),
  }
}

test("a key may take its quota and no more, until its window ends", () => {
  const { take, pass } = limitsAt()
  expect([take("anna"), take("anna"), take("anna"), take("anna")].map(({ allowed }) => allowed)).toEqual([
    true,
    true,
    true,
    false,
  ])
  pass(59)
  expect(take("anna")).toMatchObject({ allowed: false, remaining: 0, resetSeconds: 1 })
  pass(1)
  expect(take("anna")).toMatchObject({ allowed: true, remaining: 2, resetSeconds: 60 })
})

test("one key's quota is no other's", () => {
  const { take } = limitsAt()
  for (let times = 0; times < 4; times += 1) take("anna")
  expect(take("ben").allowed).toBe(true)
})

test("a factor widens the quota", () => {
  const { take } = limitsAt({ factor: 100 })
  expect(take("anna")).toMatchObject({ quota: 300, remaining: 299 })
})

test("the memory is bounded: the key longest unused is forgotten", () => {
  const { take } = limitsAt({ maxKeys: 2 })
  for (const key of ["anna", "ben", "carl"]) take(key)
  expect(take("anna").remaining).toBe(2)
})
