import { beforeAll, describe, expect, test } from "vitest"
import { ImportWire } from "../../src/contract/import.ts"
import { CalculationWire, RecipeWire } from "../../src/contract/recipe.ts"
import type { UnitOfWork } from "../../src/http/idempotency.ts"
import { mount } from "../../src/http/mount.ts"
import { manifest } from "../../src/routes.gen.ts"
import { zones } from "../../src/routes/_zones.ts"
import { define } from "../../src/routes/_define.ts"
import type { Member } from "../../src/shared/actor.ts"
import { newId } from "../features/stage.ts"
import { openRecipeBook, recipeFile, type RecipeBook } from "../features/recipes/recipe-book.ts"

/** The recipe routes as they are mounted, on a real database; who signed in is what the test says. */
const openKitchen = async () => {
  const book = await openRecipeBook()
  const members = new Map<string, Member>()
  const signIn = define.middleware({
    provides: "member",
    run: ({ request }, next) => next({ actor: members.get(request.headers.get("x-member") ?? "") }),
  })
  const routes = manifest.routes.filter(({ file }) => file.startsWith("v1/(member)/recipes/"))
  const app = mount(
    { routes: routes.map((route) => ({ ...route, middlewares: [signIn] })), notFound: null },
    { recipes: book.recipes },
    {
      zones,
      problemTypeBase: "https://example.test/problems/",
      corsOrigins: new Set(),
      trustedProxyHops: 0,
      peerAddress: () => "192.0.2.1",
      maxBodyBytes: 1024 * 1024,
      unitOfWork: noKeys,
      onAnswered: () => undefined,
    },
  )
  const newClient = async () => {
    const member = await book.newMember()
    members.set(member.id, member)
    return async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
      const answer = await app.request(`/v1/recipes${path}`, {
        method,
        headers: {
          "x-member": member.id,
          "content-type": "application/json",
          "accept-language": "en",
          ...headers,
        },
        ...(body !== undefined && {
          body: body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body),
        }),
      })
      const text = await answer.text()
      return { status: answer.status, headers: answer.headers, body: text === "" ? null : JSON.parse(text) }
    }
  }
  return { book, newClient }
}

const noKeys: UnitOfWork = {
  run: () => {
    throw new Error("these tests send no Idempotency-Key")
  },
}

let book: RecipeBook
let newClient: Awaited<ReturnType<typeof openKitchen>>["newClient"]
beforeAll(async () => {
  ;({ book, newClient } = await openKitchen())
})

const saison = {
  name: "Saison",
  type: "all_grain",
  batchVolumeL: 20,
  boilMinutes: 60,
  efficiencyPercent: 72,
  fermentables: [{ name: "Pilsner", amountKg: 5, yieldPercent: 80, colorEbc: 3.5 }],
  hops: [{ name: "Saaz", amountG: 30, alphaPercent: 3.5, minutes: 60 }],
}

describe("/v1/recipes", () => {
  test("a recipe is created, read, listed, changed and deleted", async () => {
    const client = await newClient()
    const created = await client("POST", "", saison)
    expect(created.status).toBe(201)
    const { id } = RecipeWire.parse(created.body)
    expect(created.headers.get("location")).toBe(`/v1/recipes/${id}`)
    expect(created.headers.get("etag")).toBe('"1-en"')

    const read = await client("GET", `/${id}`)
    expect(read.body).toEqual(created.body)
    expect((await client("GET", `/${id}`, undefined, { "if-none-match": '"1-en"' })).status).toBe(304)

    const patched = await client(
      "PATCH",
      `/${id}`,
      { name: "Grisette" },
      {
        "if-match": '"1"',
        "content-type": "application/merge-patch+json",
      },
    )
    expect(patched).toMatchObject({
      status: 200,
      body: { name: "Grisette", version: 2, hops: created.body.hops },
    })

    const list = await client("GET", "?limit=1")
    expect(list.body).toMatchObject({
      items: [{ id, name: "Grisette", estimates: { originalGravity: 1.0555 } }],
      nextCursor: null,
    })

    expect((await client("DELETE", `/${id}`, undefined, { "if-match": '"1"' })).status).toBe(412)
    expect((await client("DELETE", `/${id}`, undefined, { "if-match": '"2"' })).status).toBe(204)
    expect((await client("GET", `/${id}`)).status).toBe(404)
  })

  test("the list goes on where a page ended", async () => {
    const client = await newClient()
    for (const name of ["1", "2", "3"]) {
      await client("POST", "", { ...saison, name })
      book.clock.pass(1)
    }
    const first = await client("GET", "?limit=2")
    const second = await client("GET", `?limit=2&cursor=${first.body.nextCursor}`)
    const names = [...first.body.items, ...second.body.items].map(({ name }: { name: string }) => name)
    expect(names).toEqual(["3", "2", "1"])
    expect(second.body.nextCursor).toBeNull()
    expect((await client("GET", "?cursor=e30")).status).toBe(422)
  })

  test("a put may be repeated, and replaces only what was seen", async () => {
    const client = await newClient()
    const path = `/${newId()}`
    expect((await client("PUT", path, saison)).status).toBe(201)
    expect((await client("PUT", path, saison)).status).toBe(200)
    const other = await client("PUT", path, { ...saison, name: "Grisette" })
    expect(other.status).toBe(428)
    expect(other.headers.get("etag")).toBe('"1-en"')
    expect((await client("PUT", path, { ...saison, name: "Grisette" }, { "if-match": '"9"' })).status).toBe(
      412,
    )
    const replaced = await client("PUT", path, { ...saison, name: "Grisette" }, { "if-match": '"1"' })
    expect(replaced).toMatchObject({ status: 200, body: { version: 2, name: "Grisette" } })
    await client("DELETE", path, undefined, { "if-match": "*" })
    expect(await client("PUT", path, saison)).toMatchObject({ status: 410, body: { code: "recipe_deleted" } })
  })

  test("an id in upper case is the same recipe: one row, with its version", async () => {
    const client = await newClient()
    const id = newId()
    const created = await client("PUT", `/${id.toUpperCase()}`, saison)
    expect(created).toMatchObject({ status: 201, body: { id } })
    expect(await client("PUT", `/${id}`, saison)).toMatchObject({ status: 200, body: { id, version: 1 } })
    const versions = await book.asOwner("select version from recipe_versions where recipe_id = $1", [id])
    expect(versions).toEqual([{ version: 1 }])
  })

  test("somebody else's recipe answers as a missing one", async () => {
    const owner = await newClient()
    const stranger = await newClient()
    const { id } = (await owner("POST", "", saison)).body
    const match = { "if-match": "*" }
    const known = await stranger("GET", `/${id}`)
    const missing = await stranger("GET", `/${newId()}`)
    expect({ ...known.body, instance: null }).toEqual({ ...missing.body, instance: null })
    for (const answer of [
      known,
      await stranger("PUT", `/${id}`, saison),
      await stranger("PUT", `/${id}`, saison, match),
      await stranger("PATCH", `/${id}`, { name: "Mine" }, match),
      await stranger("DELETE", `/${id}`, undefined, match),
    ]) {
      expect(answer).toMatchObject({ status: 404, body: { code: "not_found" } })
    }
    expect((await owner("GET", `/${id}`)).body.name).toBe("Saison")
  })

  test("everything wrong with a recipe is told, each with its path and in words", async () => {
    const client = await newClient()
    const answer = await client("POST", "", {
      ...saison,
      ownerId: newId(),
      hops: [{ name: "Saaz", amountG: -1, alphaPercent: 520, minutes: 60 }],
    })
    expect(answer.status).toBe(422)
    expect(answer.body.errors).toEqual([
      expect.objectContaining({ path: "hops[0].amountG" }),
      expect.objectContaining({
        path: "hops[0].alphaPercent",
        message: expect.stringContaining("between 0 and 30, got 520. Was it 5.20 with a decimal comma?"),
      }),
      expect.objectContaining({ path: "ownerId", code: "unknown_field" }),
    ])
    expect((await client("GET", "")).body.items).toEqual([])
  })

  test("a patch that would make no recipe names the field", async () => {
    const client = await newClient()
    const { id } = (await client("POST", "", saison)).body
    const answer = await client(
      "PATCH",
      `/${id}`,
      { waterProfile: { calciumPpm: 50 } },
      { "if-match": '"1"' },
    )
    expect(answer).toMatchObject({
      status: 422,
      body: { errors: [{ path: "waterProfile.name", code: "required" }] },
    })
  })

  test("a draft is worked out and not stored", async () => {
    const client = await newClient()
    const { name: _, ...draft } = saison
    const answer = await client("POST", "/calculate", draft)
    expect(answer.status).toBe(200)
    expect(CalculationWire.parse(answer.body).estimates.originalGravity).toBe(1.0555)
    expect((await client("GET", "")).body.items).toEqual([])
  })

  test("a file is imported as the contract says, and only looked at in a dry run", async () => {
    const client = await newClient()
    const xml = { "content-type": "application/xml" }
    const bytes = await recipeFile("beerxmlcom_canonical_4recipes.xml")
    const tried = await client("POST", "/import?dryRun=true", bytes, xml)
    expect(tried.status).toBe(200)
    expect(ImportWire.parse(tried.body)).toMatchObject({
      imported: 4,
      items: [{ recipe: { id: null, name: "Burton Ale" } }, {}, {}, {}],
    })
    const imported = await client("POST", "/import", bytes, xml)
    expect(imported.status).toBe(201)
    expect(ImportWire.parse(imported.body)).toMatchObject({
      format: "beerxml",
      imported: 4,
      refused: 0,
      issues: [],
    })
    expect((await client("GET", "")).body.items).toHaveLength(4)
  })

  test("a file that cannot be read is refused with the reason and the place", async () => {
    const client = await newClient()
    const xml = { "content-type": "text/xml" }
    const answer = await client("POST", "/import", Buffer.from("Pilsner, 5 kg"), xml)
    expect(answer).toMatchObject({
      status: 422,
      body: { code: "file_unreadable", reason: "not_xml", line: 1 },
    })
    expect((await client("POST", "/import", Buffer.from("x"), { "content-type": "image/png" })).status).toBe(
      415,
    )
  })
})

describe("scaling", () => {
  const twoMalts = {
    ...saison,
    fermentables: [...saison.fermentables, { name: "Munich", amountKg: 0.5, yieldPercent: 80, colorEbc: 25 }],
  }
  const beer = ({ estimates }: RecipeWire) => ({
    ...estimates,
    preBoilVolumeL: 0,
    mashWaterL: 0,
    spargeWaterL: 0,
  })

  test("tells the same beer for another volume, and stores nothing", async () => {
    const client = await newClient()
    const recipe = RecipeWire.parse((await client("POST", "", twoMalts)).body)
    const answer = await client("POST", `/${recipe.id}/scale`, { batchVolumeL: 50, efficiencyPercent: 80 })
    expect(answer).toMatchObject({
      status: 200,
      body: { id: null, version: null, batchVolumeL: 50, efficiencyPercent: 80, hops: [{ amountG: 75 }] },
    })
    expect(answer.headers.get("location")).toBeNull()
    expect(beer({ ...recipe, estimates: answer.body.estimates })).toEqual(beer(recipe))
    expect(answer.body.estimates.preBoilVolumeL).toBeCloseTo((recipe.estimates.preBoilVolumeL ?? 0) * 2.5, 1)
    expect((await client("GET", "")).body.items).toHaveLength(1)
  })

  test("stores a new, private recipe when asked to, and leaves the first as it is", async () => {
    const client = await newClient()
    const { id } = RecipeWire.parse((await client("POST", "", { ...twoMalts, visibility: "public" })).body)
    const answer = await client("POST", `/${id}/scale`, { batchVolumeL: 10, save: true })
    const copy = RecipeWire.parse(answer.body)
    expect(answer.status).toBe(201)
    expect(answer.headers.get("location")).toBe(`/v1/recipes/${copy.id}`)
    expect(answer.headers.get("etag")).toBe('"1-en"')
    expect(copy).toMatchObject({ name: "Saison", batchVolumeL: 10, visibility: "private", version: 1 })
    expect((await client("GET", `/${copy.id}`)).body).toEqual(answer.body)
    expect((await client("GET", `/${id}`)).body).toMatchObject({ batchVolumeL: 20, visibility: "public" })
  })

  test("one malt for another efficiency is paler, and what was assumed of it still is", async () => {
    const client = await newClient()
    const malt = { name: "Pilsner", amountKg: 5, colorEbc: 3.5 }
    const { id } = RecipeWire.parse((await client("POST", "", { ...saison, fermentables: [malt] })).body)
    const answer = await client("POST", `/${id}/scale`, { batchVolumeL: 20, efficiencyPercent: 90 })
    expect(answer.body.fermentables).toMatchObject([{ amountKg: 4 }])
    expect(answer.body.estimates.warnings).toMatchObject(
      ["yield_assumed", "color_shifted", "mash_assumed", "mash_water_assumed", "attenuation_assumed"].map(
        (code) => ({ code }),
      ),
    )
  })

  test("what cannot be scaled is refused with its path and a reason", async () => {
    const client = await newClient()
    const hops = [{ name: "Saaz", amountG: 1_000, alphaPercent: 3.5, minutes: 60 }]
    const { id } = RecipeWire.parse((await client("POST", "", { ...saison, hops })).body)
    for (const [body, error] of [
      [{ batchVolumeL: 10_000 }, { path: "batchVolumeL", code: "scaled_out_of_range" }],
      [{ batchVolumeL: 0 }, { path: "batchVolumeL", code: "out_of_range" }],
      [
        { batchVolumeL: 20, efficiencyPercent: 0 },
        { path: "efficiencyPercent", code: "out_of_range" },
      ],
      [{}, { path: "batchVolumeL", code: "required" }],
    ] as const)
      expect(await client("POST", `/${id}/scale`, body)).toMatchObject({
        status: 422,
        body: { errors: [error] },
      })
    const lost = RecipeWire.parse((await client("POST", "", { ...saison, efficiencyPercent: 0 })).body)
    const given = { batchVolumeL: 20, efficiencyPercent: 70 }
    expect(await client("POST", `/${lost.id}/scale`, given)).toMatchObject({
      status: 422,
      body: { errors: [{ path: "efficiencyPercent", code: "no_efficiency" }] },
    })
  })

  test("somebody else's recipe is not found", async () => {
    const [owner, other] = [await newClient(), await newClient()]
    const { id } = RecipeWire.parse((await owner("POST", "", saison)).body)
    expect((await other("POST", `/${id}/scale`, { batchVolumeL: 10 })).status).toBe(404)
    expect((await other("GET", `/${id}/style-fit`)).status).toBe(404)
  })
})

describe("style-fit", () => {
  const styled = async (styleId: string | null) => {
    const client = await newClient()
    const { id } = RecipeWire.parse((await client("POST", "", { ...saison, styleId })).body)
    return (query = "") => client("GET", `/${id}/style-fit${query}`)
  }

  test("sets the figures beside those of the recipe's own style, and names the closest", async () => {
    const { status, body } = await (await styled("25B"))()
    expect(status).toBe(200)
    expect(body).toMatchObject({
      guide: "BJCP 2021",
      fit: { styleId: "25B", name: "Saison", fits: false, figures: [{ verdict: "within" }, {}, {}, {}, {}] },
      warnings: [],
    })
    expect(body.fit.figures[3]).toEqual({ figure: "ibu", value: 12, min: 20, max: 35, verdict: "below" })
    expect(body.closest).toHaveLength(5)
  })

  test("or beside those of another one", async () => {
    const { body } = await (await styled("25B"))("?styleId=21a")
    expect(body.fit).toMatchObject({ styleId: "21A", name: "American IPA" })
  })

  test("a style that does not exist is refused when asked for, and told when it is the recipe's own", async () => {
    const ask = await styled("99Z")
    expect(await ask("?styleId=99Z")).toMatchObject({
      status: 422,
      body: { errors: [{ path: "styleId", code: "unknown_style" }] },
    })
    expect(await ask()).toMatchObject({
      status: 200,
      body: { fit: null, warnings: [{ code: "unknown_style", message: expect.stringContaining("99Z") }] },
    })
    expect((await (await styled(null))()).body).toMatchObject({ fit: null, warnings: [] })
  })
})
