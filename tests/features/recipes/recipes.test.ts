import { beforeAll, describe, expect, test } from "vitest"
import { ok } from "../../../src/shared/result.ts"
import type { RecipeId } from "../../../src/shared/ids.ts"
import { newId } from "../stage.ts"
import { done, only, openRecipeBook, type RecipeBook } from "./recipe-book.ts"
import { saison } from "./saison.ts"

let book: RecipeBook
beforeAll(async () => {
  book = await openRecipeBook()
})

const versionsOf = (id: RecipeId) =>
  book.asOwner(
    "select version, document ->> 'name' as name from recipe_versions where recipe_id = $1 order by version",
    [id],
  )
const ingredientsOf = async (id: RecipeId) =>
  (
    await book.asOwner(
      "select kind || ' ' || name as it from recipe_ingredients where recipe_id = $1 order by it",
      [id],
    )
  ).map(({ it }) => it)

describe("a recipe", () => {
  test("is read as it was created, with its figures", async () => {
    const brewer = await book.newMember()
    const created = await book.recipes.create(brewer, saison())
    expect(created).toMatchObject({ version: 1, ownerId: brewer.id, document: { name: "Saison" } })
    expect(created.estimates.originalGravity).toBeCloseTo(1.0555, 4)
    expect(await book.recipes.read(brewer, created.id)).toEqual(ok(created))
  })

  test("can be searched by its figures and by what is in it", async () => {
    const brewer = await book.newMember()
    const { id, estimates } = await book.recipes.create(
      brewer,
      saison({
        hops: [
          { name: "Saaz", amountG: 30, alphaPercent: 3.5, minutes: 60 },
          { name: " SAAZ", amountG: 10, alphaPercent: 3.5, minutes: 5 },
        ],
        miscs: [{ name: "Écorce d'orange", amount: 10 }],
      }),
    )
    expect(
      await book.asOwner("select original_gravity, abv_percent, ibu, color_ebc from recipes where id = $1", [
        id,
      ]),
    ).toEqual([
      {
        original_gravity: estimates.originalGravity,
        abv_percent: estimates.abvPercent,
        ibu: estimates.ibu,
        color_ebc: estimates.colorEbc,
      },
    ])
    expect(await ingredientsOf(id)).toEqual([
      "culture belle saison",
      "fermentable pilsner",
      "hop saaz",
      "misc ecorce d'orange",
    ])
  })

  test("of somebody else is as if it did not exist, whatever is tried", async () => {
    const owner = await book.newMember()
    const stranger = await book.newMember()
    const { id } = await book.recipes.create(owner, saison())
    const notFound = { ok: false, error: { kind: "recipe_not_found" } }
    const accepts = () => true
    expect(await book.recipes.read(stranger, id)).toEqual(notFound)
    expect(await book.recipes.put(stranger, { id, accepts: null, ...saison() })).toEqual(notFound)
    expect(await book.recipes.put(stranger, { id, accepts, ...saison() })).toEqual(notFound)
    expect(await book.recipes.patch(stranger, { id, accepts, change: () => ok(saison()) })).toEqual(notFound)
    expect(await book.recipes.delete(stranger, { id, accepts })).toEqual(notFound)
    expect(await versionsOf(id)).toHaveLength(1)
  })

  test("written by a newer release keeps what this one knows", async () => {
    const brewer = await book.newMember()
    const recipe = await book.recipes.create(brewer, saison())
    await book.asOwner(
      `update recipes set schema_version = 2, document = document || '{"later": 1}' where id = $1`,
      [recipe.id],
    )
    expect(done(await book.recipes.read(brewer, recipe.id)).document).toEqual(recipe.document)
  })
})

describe("a put", () => {
  test("creates under the client's id, and its repeat changes nothing", async () => {
    const brewer = await book.newMember()
    const command = { id: newId<RecipeId>(), accepts: null, ...saison() }
    const first = done(await book.recipes.put(brewer, command))
    const second = done(await book.recipes.put(brewer, command))
    expect(first.outcome).toBe("created")
    expect(second).toEqual({ outcome: "unchanged", recipe: first.recipe })
    expect(await versionsOf(command.id)).toHaveLength(1)
  })

  test("sent twice at the same time creates once", async () => {
    const brewer = await book.newMember()
    const command = { id: newId<RecipeId>(), accepts: null, ...saison() }
    const answers = await Promise.all(Array.from({ length: 5 }, () => book.recipes.put(brewer, command)))
    expect(answers.map((answer) => done(answer).outcome).toSorted()).toEqual([
      "created",
      ...Array(4).fill("unchanged"),
    ])
  })

  test("of something else needs the version that it replaces", async () => {
    const brewer = await book.newMember()
    const { id } = await book.recipes.create(brewer, saison())
    const grisette = saison({ name: "Grisette" })
    expect(await book.recipes.put(brewer, { id, accepts: null, ...grisette })).toEqual({
      ok: false,
      error: { kind: "precondition_required", version: 1 },
    })
    expect(await book.recipes.put(brewer, { id, accepts: only(2), ...grisette })).toEqual({
      ok: false,
      error: { kind: "version_mismatch", version: 1 },
    })
    const { outcome, recipe } = done(await book.recipes.put(brewer, { id, accepts: only(1), ...grisette }))
    expect(outcome).toBe("replaced")
    expect(recipe).toMatchObject({ version: 2, document: { name: "Grisette" } })
    expect(await book.recipes.read(brewer, id)).toEqual(ok(recipe))
  })

  test("with a version does not create", async () => {
    const brewer = await book.newMember()
    const put = await book.recipes.put(brewer, { id: newId(), accepts: () => true, ...saison() })
    expect(put).toEqual({ ok: false, error: { kind: "recipe_not_found" } })
  })

  test("that comes late does not bring back what was deleted", async () => {
    const brewer = await book.newMember()
    const command = { id: newId<RecipeId>(), accepts: null, ...saison() }
    await book.recipes.put(brewer, command)
    done(await book.recipes.delete(brewer, { id: command.id, accepts: only(1) }))
    expect(await book.recipes.put(brewer, command)).toEqual({ ok: false, error: { kind: "recipe_deleted" } })
  })
})

describe("a change", () => {
  test("keeps every document that the recipe was", async () => {
    const brewer = await book.newMember()
    const { id, document } = await book.recipes.create(brewer, saison())
    const change = () => ok({ document: { ...document, name: "Grisette", hops: [] }, assumed: [] })
    const changed = done(await book.recipes.patch(brewer, { id, accepts: only(1), change }))
    expect(changed.estimates.ibu).toBe(0)
    expect(await versionsOf(id)).toEqual([
      { version: 1, name: "Saison" },
      { version: 2, name: "Grisette" },
    ])
    expect(await ingredientsOf(id)).toEqual(["culture belle saison", "fermentable pilsner"])
  })

  test("cannot rewrite what was: the application may only add versions", async () => {
    const brewer = await book.newMember()
    const { id } = await book.recipes.create(brewer, saison())
    const rewrite = book.db.sql.updateTable("recipeVersions").set({ version: 9 }).where("recipeId", "=", id)
    await expect(rewrite.execute()).rejects.toThrow(/permission denied/)
    await expect(
      book.db.sql.deleteFrom("recipeVersions").where("recipeId", "=", id).execute(),
    ).rejects.toThrow(/permission denied/)
  })

  test("that fails leaves the recipe as it was", async () => {
    const brewer = await book.newMember()
    const recipe = await book.recipes.create(brewer, saison())
    const change = () => ({ ok: false, error: { kind: "no_recipe" } }) as const
    const answer = await book.recipes.patch(brewer, { id: recipe.id, accepts: only(1), change })
    expect(answer).toEqual({ ok: false, error: { kind: "no_recipe" } })
    expect(await book.recipes.read(brewer, recipe.id)).toEqual(ok(recipe))
  })

  test("by 20 writers who read before they write loses none", async () => {
    const brewer = await book.newMember()
    const { id } = await book.recipes.create(brewer, saison({ notes: "" }))
    const write = async (writer: number): Promise<void> => {
      for (;;) {
        const { version } = done(await book.recipes.read(brewer, id))
        const answer = await book.recipes.patch(brewer, {
          id,
          accepts: only(version),
          change: ({ document }) =>
            ok({ document: { ...document, notes: `${document.notes}${writer},` }, assumed: [] }),
        })
        if (answer.ok) return
      }
    }
    await Promise.all(Array.from({ length: 20 }, (_, writer) => write(writer)))
    const { version, document } = done(await book.recipes.read(brewer, id))
    expect(version).toBe(21)
    expect(new Set(document.notes.split(",").filter(Boolean)).size).toBe(20)
    expect(await versionsOf(id)).toHaveLength(21)
  })
})

describe("a deleted recipe", () => {
  test("is gone for its owner and stays as a tombstone", async () => {
    const brewer = await book.newMember()
    const { id } = await book.recipes.create(brewer, saison())
    expect(await book.recipes.delete(brewer, { id, accepts: only(2) })).toMatchObject({
      error: { kind: "version_mismatch", version: 1 },
    })
    done(await book.recipes.delete(brewer, { id, accepts: only(1) }))
    const notFound = { ok: false, error: { kind: "recipe_not_found" } }
    expect(await book.recipes.read(brewer, id)).toEqual(notFound)
    expect(await book.recipes.delete(brewer, { id, accepts: () => true })).toEqual(notFound)
    expect((await book.recipes.list(brewer, { limit: 10, after: null })).items).toEqual([])
    expect(await ingredientsOf(id)).toEqual([])
    expect(
      await book.asOwner("select version, deleted_at is not null as deleted from recipes where id = $1", [
        id,
      ]),
    ).toEqual([{ version: 2, deleted: true }])
  })
})

describe("the list", () => {
  test("gives one's own recipes once each, the newest first, page by page", async () => {
    const brewer = await book.newMember()
    await book.recipes.create(await book.newMember(), saison({ name: "Not mine" }))
    for (const name of ["1", "2", "3", "4", "5"]) {
      await book.recipes.create(brewer, saison({ name }))
      // Two recipes of the same moment are told apart by their ids.
      if (name !== "3") book.clock.pass(1)
    }
    const names: string[] = []
    let after = null
    do {
      const page: Awaited<ReturnType<typeof book.recipes.list>> = await book.recipes.list(brewer, {
        limit: 2,
        after,
      })
      expect(page.items.length).toBeLessThanOrEqual(2)
      names.push(...page.items.map(({ name }) => name))
      after = page.next
    } while (after !== null)
    expect(names).toEqual(["5", "4", "3", "2", "1"])
  })

  test("keeps the place of a recipe that is changed while one reads on", async () => {
    const brewer = await book.newMember()
    const old = await book.recipes.create(brewer, saison({ name: "old" }))
    book.clock.pass(1)
    await book.recipes.create(brewer, saison({ name: "new" }))
    const first = await book.recipes.list(brewer, { limit: 1, after: null })
    book.clock.pass(1)
    const change = () => ok({ document: old.document, assumed: [] })
    await book.recipes.patch(brewer, { id: old.id, accepts: only(1), change })
    const second = await book.recipes.list(brewer, { limit: 1, after: first.next })
    expect(second.items.map(({ name, version }) => [name, version])).toEqual([["old", 2]])
    expect(second.next).toBeNull()
  })

  test("reads a page by its index, at any depth", async () => {
    const plan = await book.asOwner(
      `explain (format json) select id from recipes where owner_id = gen_random_uuid() and deleted_at is null
       and (created_at, id) < (now(), gen_random_uuid()) order by created_at desc, id desc limit 50`,
    )
    expect(JSON.stringify(plan)).toContain("recipes_newest")
  })
})
