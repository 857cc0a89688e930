import { describe, expect, test } from "vitest"
import { scanRoutes } from "../../src/http/scan-routes.ts"
import { writeManifest } from "../../src/http/write-manifest.ts"

const patterns = (...files: string[]) => scanRoutes(files).routes.map(({ pattern }) => pattern)

describe("scanning the routes folder", () => {
  test.each([
    ["health/live.ts", "/health/live"],
    ["index.ts", "/"],
    ["v1/recipes/index.ts", "/v1/recipes"],
    ["v1/(member)/recipes/[recipeId].ts", "/v1/recipes/:recipeId"],
    ["v1/(a)/(b)/x.ts", "/v1/x"],
    ["openapi.json.ts", "/openapi.json"],
    ["docs/[...asset].ts", "/docs/:asset{.+}"],
  ])("%s is %s", (file, pattern) => {
    expect(patterns(file)).toEqual([pattern])
  })

  test("the most specific route comes first, whatever the order of the files", () => {
    const files = ["a/[...rest].ts", "a/[id].ts", "a/b.ts", "a/[id]/c.ts", "a/b/c.ts"]
    const expected = ["/a/b", "/a/b/c", "/a/:id", "/a/:id/c", "/a/:rest{.+}"]
    expect(patterns(...files)).toEqual(expected)
    expect(patterns(...files.toReversed())).toEqual(expected)
  })

  test("files that start with _ are private, but for the three that have a meaning", () => {
    const tree = scanRoutes([
      "_404.ts",
      "_error.ts",
      "_middleware.ts",
      "_define.ts",
      "a/_text.ts",
      "_lib/x.ts",
      "a/b.ts",
    ])
    expect(tree.notFound).toBe("_404.ts")
    expect(tree.routes).toHaveLength(1)
    expect(tree.routes[0]).toMatchObject({
      file: "a/b.ts",
      middlewares: ["_middleware.ts"],
      error: "_error.ts",
    })
  })

  test("middlewares apply from the root to the leaf, groups included; the nearest _error counts", () => {
    const tree = scanRoutes([
      "_middleware.ts",
      "_error.ts",
      "v1/(member)/_middleware.ts",
      "v1/(member)/_error.ts",
      "v1/(member)/x.ts",
      "v1/(other)/_middleware.ts",
      "v1/y.ts",
    ])
    const [x, y] = tree.routes
    expect(x).toMatchObject({
      middlewares: ["_middleware.ts", "v1/(member)/_middleware.ts"],
      error: "v1/(member)/_error.ts",
    })
    expect(y).toMatchObject({ middlewares: ["_middleware.ts"], error: "_error.ts" })
  })

  test.each([
    [["a/[id].ts", "a/[slug].ts"], /a\/\[id\]\.ts and a\/\[slug\]\.ts make the same URL/],
    [["(a)/x.ts", "(b)/x.ts"], /make the same URL, \/x/],
    [["a.ts", "a/index.ts"], /make the same URL, \/a/],
    [["a/[Id].ts"], /"\[Id\]" is no route segment/],
    [["a/[recipe-id].ts"], /is no route segment\. Write name, \[param\]/],
    [["a/[...rest]/b.ts"], /\[\.\.\.rest\] must be the last segment/],
    [["a/[id]/[id].ts"], /parameter id stands twice/],
    [["Recipes.ts"], /"Recipes" is no route segment/],
    [["a/(group).ts"], /"\(group\)" is no route segment/],
    [["v1/_404.ts"], /_404\.ts belongs at the root/],
  ])("%j is refused with the file's name and the right shape", (files, message) => {
    expect(() => scanRoutes(files)).toThrow(message)
  })
})

describe("the generated manifest", () => {
  const files = ["_middleware.ts", "_error.ts", "_404.ts", "a/[id].ts", "a/b.ts"]

  test("imports every file once and statically, and does not depend on the order of the files", () => {
    const text = writeManifest(scanRoutes(files))
    expect(text).toBe(writeManifest(scanRoutes(files.toReversed())))
    expect(text.match(/^import /gm)).toHaveLength(5)
    expect(text).toContain('pattern: "/a/:id"')
  })
})
