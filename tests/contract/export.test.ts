import fc from "fast-check"
import { expect, test } from "vitest"
import { exportHeaders } from "../../src/contract/export.ts"

const headersOf = (name: string, lost: readonly string[] = []) =>
  exportHeaders({
    format: "beerxml",
    text: "",
    name,
    version: 1,
    lost: lost.map((field) => ({
      severity: "warning",
      record: "recipe 1",
      field,
      code: "not_in_format",
      message: { en: "", fr: "" },
    })),
  })
const nameOf = (name: string) => headersOf(name)["content-disposition"]

test.each([
  ["Pale ale", `attachment; filename="Pale ale.xml"; filename*=UTF-8''Pale%20ale.xml`],
  [
    "Bière d'été",
    `attachment; filename="Biere dete.xml"; filename*=UTF-8''Bi%C3%A8re%20d%27%C3%A9t%C3%A9.xml`,
  ],
  ["../../etc/passwd", `attachment; filename="etc passwd.xml"; filename*=UTF-8''etc%20passwd.xml`],
  [
    '"; filename="x.exe',
    `attachment; filename="filename x.exe.xml"; filename*=UTF-8''%3B%20filename%3D%20x.exe.xml`,
  ],
  [".htaccess", `attachment; filename="htaccess.xml"; filename*=UTF-8''htaccess.xml`],
  ["麦酒", `attachment; filename="recipe.xml"; filename*=UTF-8''%E9%BA%A6%E9%85%92.xml`],
  ["…", `attachment; filename="recipe.xml"; filename*=UTF-8''%E2%80%A6.xml`],
  ["/", `attachment; filename="recipe.xml"; filename*=UTF-8''recipe.xml`],
  ["a\u202egnp.exe", `attachment; filename="a gnp.exe.xml"; filename*=UTF-8''a%20gnp.exe.xml`],
])("a recipe called %j is saved under a name that harms nobody", (name, disposition) => {
  expect(nameOf(name)).toBe(disposition)
})

test("whatever a recipe is called and loses, its headers can be sent", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.array(fc.string({ unit: "grapheme" })), (name, lost) => {
      const headers = new Headers(headersOf(name, lost))
      expect(headers.get("content-disposition")).toMatch(
        /^attachment; filename="[\w .();,=+&!#$%@'~`^[\]{}-]+\.xml"; filename\*=UTF-8''[\w.!~%-]+\.xml$/,
      )
    }),
  )
})

test("what was lost is named, as far as somebody would read it", () => {
  const many = Array.from({ length: 25 }, (_, index) => `extensions/X${index}`)
  expect(headersOf("x", ["tags[1]", ""])["brasse-lost"]).toBe("tags%5B1%5D")
  expect(headersOf("x", many)["brasse-lost"]).toMatch(/extensions\/X19, and 5 more$/)
  expect(headersOf("x")).not.toHaveProperty("brasse-lost")
})
