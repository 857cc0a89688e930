import { expect, test } from "vitest"
import { growingBans } from "../../../src/platform/limits/growing-bans.ts"

const bansAt = (options: { factor?: number; maxAddresses?: number } = {}) => {
  let nowMs = 1_000_000
  const bans = growingBans({ clock: { now: () => new Date(nowMs) }, factor: 1, ...options })
  return {
    secondsLeft: bans.secondsLeft,
    fail: (times: number, address = "192.0.2.1") => {
      for (let time = 0; time < times; time += 1) bans.failed(address)
      return bans.secondsLeft(address)
    },
    pass: (seconds: number) => (nowMs += seconds * 1000),
  }
}

test("an address that fails twenty times in a minute has to wait for a minute, and no other address has", () => {
  const { fail, secondsLeft, pass } = bansAt()
  expect(fail(19)).toBe(0)
  expect(fail(1)).toBe(60)
  expect(secondsLeft("192.0.2.2")).toBe(0)
  pass(59)
  expect(secondsLeft("192.0.2.1")).toBe(1)
  pass(1)
  expect(secondsLeft("192.0.2.1")).toBe(0)
})

test("failures that are spread out ban nobody", () => {
  const { fail, pass } = bansAt()
  for (let minute = 0; minute < 60; minute += 1) {
    expect(fail(19)).toBe(0)
    pass(60)
  }
})

test("each further ban is twice as long, up to an hour", () => {
  const { fail, pass } = bansAt()
  const bans = Array.from({ length: 8 }, () => {
    const seconds = fail(20)
    pass(seconds)
    return seconds
  })
  expect(bans).toEqual([60, 120, 240, 480, 960, 1920, 3600, 3600])
})

test("a day without a failure makes an address as good as new", () => {
  const { fail, pass } = bansAt()
  pass(fail(20))
  pass(fail(20))
  pass(86_400)
  expect(fail(20)).toBe(60)
})

test("a factor widens what is allowed, and never narrows it", () => {
  expect(bansAt({ factor: 100 }).fail(1_999)).toBe(0)
  expect(bansAt({ factor: 100 }).fail(2_000)).toBe(60)
  expect(bansAt({ factor: 0.01 }).fail(19)).toBe(0)
})

test("the memory is bounded: the address longest quiet is forgotten", () => {
  const { fail, secondsLeft } = bansAt({ maxAddresses: 2 })
  for (const address of ["a", "b", "c"]) fail(20, address)
  expect(["a", "b", "c"].map((address) => secondsLeft(address) > 0)).toEqual([false, true, true])
})
