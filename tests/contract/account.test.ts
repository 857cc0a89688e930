import { expect, test } from "vitest"
import { MePatch, RolesBody } from "../../src/contract/account.ts"

test("a patch of one's account takes any of its fields, and an empty one", () => {
  expect(MePatch.parse({})).toEqual({})
  expect(
    MePatch.parse({
      displayName: "  Aurélie   B. ",
      locale: "en",
      timeZone: "America/Montreal",
      units: "us",
    }),
  ).toEqual({
    displayName: "Aurélie B.",
    locale: "en",
    timeZone: "America/Montreal",
    units: "us",
  })
  expect(MePatch.parse({ displayName: null })).toEqual({ displayName: null })
})

test.for<[string, unknown]>([
  ["a field that the server owns", { id: "01920000-0000-7000-8000-000000000001" }],
  ["a role", { roles: ["admin"] }],
  ["an empty name", { displayName: "   " }],
  ["a name of 81 characters", { displayName: "x".repeat(81) }],
  ["a name that turns the text around", { displayName: "beer\u202e" }],
  ["a language that we don't speak", { locale: "de" }],
  ["a language taken away", { locale: null }],
  ["a time zone that is none", { timeZone: "Europe/Brewtown" }],
  ["an offset for a time zone", { timeZone: "+01:00" }],
  ["an empty time zone", { timeZone: "" }],
  ["units that we don't show", { units: "imperial" }],
])("a patch of one's account is refused with %s", ([, patch]) => {
  expect(MePatch.safeParse(patch).success).toBe(false)
})

test("roles are those that exist, each once", () => {
  expect(RolesBody.parse({ roles: ["admin", "admin"] })).toEqual({ roles: ["admin"] })
  expect(RolesBody.parse({ roles: [] })).toEqual({ roles: [] })
  expect(RolesBody.safeParse({ roles: ["owner"] }).success).toBe(false)
  expect(RolesBody.safeParse({}).success).toBe(false)
})
