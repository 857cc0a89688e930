import { beforeAll, describe, expect, test } from "vitest"
import * as z from "zod"
import { EquipmentWire } from "../../src/contract/equipment.ts"
import { EquipmentFitWire } from "../../src/contract/equipment-fit.ts"
import { RecipeWire } from "../../src/contract/recipe.ts"
import { ScaledRecipeWire } from "../../src/contract/recipe-scale.ts"
import { newId } from "../features/stage.ts"
import { aRecipe } from "../support/a-recipe.ts"
import { anEquipment } from "../support/an-equipment.ts"
import { type Brewer, runningApi, type RunningApi } from "../support/running-api.ts"

let api: RunningApi
beforeAll(async () => {
  api = await runningApi()
})

const caller =
  ({ token }: Brewer) =>
  (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    api.call(method, path, { token, body, headers: { "accept-language": "en", ...headers } })

const newCaller = async () => caller(await api.signUp())
type Caller = Awaited<ReturnType<typeof newCaller>>

const created = async (call: Caller, body: unknown) => {
  const answer = await call("POST", "/v1/equipment", body)
  expect(answer.status, answer.text).toBe(201)
  return EquipmentWire.parse(answer.json)
}

const newRecipe = async (call: Caller, over: object = {}) =>
  RecipeWire.parse((await call("POST", "/v1/recipes", { ...aRecipe, ...over })).json)

describe("/v1/equipment", () => {
  test("is created, read, listed, changed, replaced and deleted", async () => {
    const call = await newCaller()
    const body = anEquipment()
    const answer = await call("POST", "/v1/equipment", body)
    expect(answer.status).toBe(201)
    const { id, version, createdAt, updatedAt, boilingC, ...fields } = EquipmentWire.parse(answer.json)
    expect(fields).toEqual(body)
    expect([version, updatedAt]).toEqual([1, createdAt])
    expect(boilingC).toBe(99)
    const path = `/v1/equipment/${id}`
    expect(answer.headers.get("location")).toBe(path)
    expect(answer.headers.get("etag")).toBe('"1"')
    expect((await call("GET", path)).json).toEqual(answer.json)

    const patch = { efficiencyPercent: 75, altitudeM: null }
    const patched = await call("PATCH", path, patch, {
      "if-match": '"1"',
      "content-type": "application/merge-patch+json",
    })
    expect(patched).toMatchObject({ status: 200, json: { ...body, ...patch, version: 2, boilingC: 100 } })
    expect(patched.headers.get("etag")).toBe('"2"')
    const replaced = await call("PUT", path, { ...body, name: "Replaced" }, { "if-match": '"2"' })
    expect(replaced).toMatchObject({ status: 200, json: { ...body, name: "Replaced", version: 3 } })
    expect((await call("GET", "/v1/equipment")).json).toEqual({ items: [replaced.json], nextCursor: null })

    expect((await call("DELETE", path, undefined, { "if-match": '"3"' })).status).toBe(204)
    expect((await call("GET", path)).status).toBe(404)
    expect((await call("GET", "/v1/equipment")).json).toEqual({ items: [], nextCursor: null })
    const late = await call("PUT", path, body)
    expect(late).toMatchObject({ status: 410, json: { code: "equipment_deleted" } })
  })

  test("needs a name, a kind of system and a volume; of the rest, the usual is taken", async () => {
    const call = await newCaller()
    const least = { name: "Pot", systemType: "all_grain", batchVolumeL: 20 }
    expect(await created(call, least)).toMatchObject({
      ...least,
      mashTunVolumeL: null,
      kettleVolumeL: null,
      fermenterVolumeL: null,
      boilOffLPerHour: 3,
      trubL: 1,
      deadSpaceL: 0,
      transferLossL: 0,
      fermenterLossL: 0,
      absorptionLPerKg: 1.04,
      contractionPercent: 4,
      mashThicknessLPerKg: 3,
      grainC: 20,
      mashTunWeightKg: null,
      altitudeM: null,
      boilingC: 100,
      efficiencyPercent: 72,
      notes: "",
      isDefault: false,
    })
    expect(await created(call, { ...least, name: "Malt pipe", systemType: "all_in_one" })).toMatchObject({
      boilOffLPerHour: 2.5,
      absorptionLPerKg: 0.8,
      efficiencyPercent: 68,
    })
    expect(await created(call, { ...least, name: "Extract", systemType: "extract" })).toMatchObject({
      boilOffLPerHour: 2.5,
      efficiencyPercent: 100,
    })
    const empty = await call("POST", "/v1/equipment", {})
    expect(empty.status).toBe(422)
    expect(empty.json).toMatchObject({
      errors: [
        { path: "name", code: "required" },
        { path: "systemType" },
        { path: "batchVolumeL", code: "required" },
      ],
    })
  })

  test("takes the usual again where a patch says null, and refuses null where there is none", async () => {
    const call = await newCaller()
    const { id } = await created(call, anEquipment())
    const patch = (body: object, tag: string) =>
      call("PATCH", `/v1/equipment/${id}`, body, { "if-match": tag })
    const body = { boilOffLPerHour: null, efficiencyPercent: null, kettleVolumeL: null, isDefault: null }
    expect(await patch(body, '"1"')).toMatchObject({
      status: 200,
      json: { boilOffLPerHour: 3, efficiencyPercent: 72, kettleVolumeL: null, isDefault: false, trubL: 1.5 },
    })
    expect(await patch({ systemType: null, batchVolumeL: null }, '"2"')).toMatchObject({
      status: 422,
      json: { errors: [{ path: "systemType" }, { path: "batchVolumeL" }] },
    })
  })

  test("tells all that is out of range, with the range and a likely slip", async () => {
    const call = await newCaller()
    const wrong = { batchVolumeL: 0, contractionPercent: 400, altitudeM: 9000, efficiencyPercent: 0 }
    const answer = await call("POST", "/v1/equipment", { ...anEquipment(), ...wrong })
    expect(answer.status).toBe(422)
    const { errors } = z
      .object({ errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })) })
      .parse(answer.json)
    expect(errors.map(({ path, code }) => [path, code])).toEqual(
      Object.keys(wrong).map((path) => [path, "out_of_range"]),
    )
    expect(errors[1]?.message).toBe("Must be between 0 and 10, got 400. Was it 4.00 with a decimal comma?")
  })

  test("has a name of its own: 409 in the reader's language", async () => {
    const call = await newCaller()
    const body = { ...anEquipment(), name: "Ma cuve" }
    const first = await created(call, body)
    const french = await call(
      "POST",
      "/v1/equipment",
      { ...body, name: "ma CUVE" },
      { "accept-language": "fr" },
    )
    expect(french).toMatchObject({
      status: 409,
      json: {
        code: "name_taken",
        detail:
          "Vous avez déjà un équipement nommé « ma CUVE ». Choisissez un autre nom, ou modifiez celui-là.",
      },
    })
    expect(await call("PUT", `/v1/equipment/${newId()}`, body)).toMatchObject({
      status: 409,
      json: { code: "name_taken" },
    })
    const other = await created(call, anEquipment())
    const patch = await call("PATCH", `/v1/equipment/${other.id}`, { name: "Ma cuve" }, { "if-match": "*" })
    expect(patch).toMatchObject({ status: 409, json: { code: "name_taken" } })
    expect((await call("GET", `/v1/equipment/${first.id}`)).headers.get("etag")).toBe('"2"') // no longer the default
  })

  test("may be put as often as a phone likes, and replaces only what was seen", async () => {
    const call = await newCaller()
    const path = `/v1/equipment/${newId()}`
    const body = anEquipment()
    expect((await call("PUT", path, body)).status).toBe(201)
    const again = await call("PUT", path, body)
    expect([again.status, again.headers.get("etag")]).toEqual([200, '"1"'])
    const other = await call("PUT", path, { ...body, trubL: 2 })
    expect(other).toMatchObject({ status: 428 })
    expect((await call("PUT", path, { ...body, trubL: 2 }, { "if-match": '"9"' })).status).toBe(412)
    expect((await call("PATCH", path, { trubL: 2 })).status).toBe(428)
    const stale = await call("PATCH", path, { trubL: 2 }, { "if-match": '"9"' })
    expect([stale.status, stale.headers.get("etag")]).toEqual([412, '"1"'])
    expect((await call("PUT", path, { ...body, trubL: 2 }, { "if-match": "*" })).json).toMatchObject({
      version: 2,
    })
  })

  test("is listed page by page, the newest first, each once", async () => {
    const call = await newCaller()
    const made: string[] = []
    for (const _ of Array.from({ length: 5 })) made.unshift((await created(call, anEquipment())).id)
    const Page = z.object({ items: z.array(z.object({ id: z.string() })), nextCursor: z.string().nullable() })
    const seen: string[] = []
    let query = "?limit=2"
    for (;;) {
      const { items, nextCursor } = Page.parse((await call("GET", `/v1/equipment${query}`)).json)
      seen.push(...items.map(({ id }) => id))
      if (nextCursor === null) break
      query = `?limit=2&cursor=${nextCursor}`
    }
    expect(seen).toEqual(made)
    expect((await call("GET", "/v1/equipment?cursor=e30")).status).toBe(422)
  })

  test("is made once by a request that is repeated with its key", async () => {
    const call = await newCaller()
    const body = anEquipment()
    const key = { "idempotency-key": "one-kettle" }
    const first = await call("POST", "/v1/equipment", body, key)
    const again = await call("POST", "/v1/equipment", body, key)
    expect([again.status, again.text]).toEqual([201, first.text])
    expect(again.headers.get("idempotency-replayed")).toBe("true")
  })
})

describe("a recipe scaled to an equipment", () => {
  const equipment = {
    name: "Malt pipe",
    systemType: "all_in_one",
    batchVolumeL: 10,
    kettleVolumeL: 18,
    fermenterVolumeL: 15,
    boilOffLPerHour: 2,
    trubL: 1,
    deadSpaceL: 0.5,
    transferLossL: 0.5,
    mashThicknessLPerKg: 4,
  }
  const unsaid = { mash: { steps: [{ name: "Rest", kind: "infusion", temperatureC: 65, minutes: 60 }] } }

  test("is the same beer for its volume and efficiency, with the water of its kettle", async () => {
    const call = await newCaller()
    const recipe = await newRecipe(call, unsaid)
    const { id } = await created(call, equipment)
    const answer = await call("POST", `/v1/recipes/${recipe.id}/scale`, { equipmentId: id })
    expect(answer.status).toBe(200)
    const scaled = ScaledRecipeWire.parse(answer.json)
    expect(scaled).toMatchObject({ batchVolumeL: 10, efficiencyPercent: 68 })
    for (const figure of ["originalGravity", "finalGravity", "ibu"] as const)
      expect(scaled.estimates[figure], figure).toBeCloseTo(recipe.estimates[figure] ?? 0, 1)
    const [malt] = scaled.fermentables
    const grain = malt?.amountKg ?? 0
    expect(grain).toBeCloseTo((2.5 * 72) / 68, 4)
    // 10 L, a litre of trub and half a litre of hoses, 4 % more when hot, 2 L boiled off.
    expect(scaled.estimates.preBoilVolumeL).toBeCloseTo(11.5 / 0.96 + 2, 2)
    expect(scaled.boilVolumeL).toBeCloseTo(11.5 / 0.96 + 2, 3)
    expect(scaled.estimates.mashWaterL).toBeCloseTo(grain * 4, 2)
    expect(scaled.estimates.spargeWaterL).toBeCloseTo(11.5 / 0.96 + 2 + grain * 0.8 + 0.5 - grain * 4, 2)
    expect((await call("GET", "/v1/recipes")).json).toMatchObject({ items: [{ id: recipe.id }] })
  })

  test("is stored as it was shown, and by the efficiency that is asked for", async () => {
    const call = await newCaller()
    const recipe = await newRecipe(call, unsaid)
    const { id } = await created(call, equipment)
    const body = { equipmentId: id, efficiencyPercent: 60 }
    const shown = ScaledRecipeWire.parse((await call("POST", `/v1/recipes/${recipe.id}/scale`, body)).json)
    const answer = await call("POST", `/v1/recipes/${recipe.id}/scale`, { ...body, save: true })
    expect(answer.status).toBe(201)
    const stored = RecipeWire.parse((await call("GET", answer.headers.get("location") ?? "")).json)
    expect(stored).toEqual({
      ...shown,
      id: stored.id,
      version: 1,
      createdAt: stored.createdAt,
      updatedAt: stored.updatedAt,
    })
    expect(stored).toMatchObject({ efficiencyPercent: 60, visibility: "private" })
  })

  test("for extract keeps its own efficiency, for that of the equipment is none of a mash", async () => {
    const call = await newCaller()
    const recipe = await newRecipe(call)
    const { id } = await created(call, { ...equipment, systemType: "extract" })
    const answer = await call("POST", `/v1/recipes/${recipe.id}/scale`, { equipmentId: id })
    expect(answer.json).toMatchObject({ efficiencyPercent: 72, batchVolumeL: 10 })
  })

  test("needs one of both, and an equipment of one's own", async () => {
    const [call, other] = [await newCaller(), await newCaller()]
    const recipe = await newRecipe(call)
    const { id } = await created(other, equipment)
    const path = `/v1/recipes/${recipe.id}/scale`
    for (const equipmentId of [id, newId()])
      expect(await call("POST", path, { equipmentId })).toMatchObject({
        status: 404,
        json: { code: "equipment_not_found" },
      })
    expect(await call("POST", path, { equipmentId: id, batchVolumeL: 10 })).toMatchObject({
      status: 422,
      json: { errors: [{ path: "equipmentId", code: "given_twice" }] },
    })
    expect(await call("POST", path, {})).toMatchObject({
      status: 422,
      json: { errors: [{ path: "batchVolumeL", code: "required" }] },
    })
    const small = await created(call, { ...equipment, name: "Thimble", batchVolumeL: 10_000 })
    expect(await call("POST", path, { equipmentId: small.id })).toMatchObject({ status: 200 })
    const strong = await newRecipe(call, { efficiencyPercent: 0 })
    expect(await call("POST", `/v1/recipes/${strong.id}/scale`, { equipmentId: small.id })).toMatchObject({
      status: 422,
      json: { errors: [{ path: "equipmentId", code: "no_efficiency" }] },
    })
  })
})

describe("GET /v1/recipes/{recipeId}/equipment-fit", () => {
  const fitOf = async (call: Caller, recipeId: string, equipmentId: string, language = "en") => {
    const path = `/v1/recipes/${recipeId}/equipment-fit?equipmentId=${equipmentId}`
    const answer = await call("GET", path, undefined, { "accept-language": language })
    expect(answer.status, answer.text).toBe(200)
    return EquipmentFitWire.parse(answer.json)
  }

  test("says of each vessel what is needed and what there is, and how much water it takes", async () => {
    const call = await newCaller()
    const recipe = await newRecipe(call, { efficiencyPercent: 70 })
    const { id } = await created(call, anEquipment())
    // Mash: 15 L and 5 kg. Boil: 20 L, 1.5 L and 0.3 L left behind, 4 %, 3.5 L boiled off.
    const preBoil = Math.round((21.8 / 0.96 + 3.5) * 100) / 100
    expect(await fitOf(call, recipe.id, id)).toEqual({
      equipmentId: id,
      fits: true,
      vessels: [
        { vessel: "mash_tun", neededL: 18.34, capacityL: 30, usableL: 30, ratio: 0.611, fits: true },
        { vessel: "kettle", neededL: preBoil, capacityL: 35, usableL: 31.5, ratio: 0.832, fits: true },
        { vessel: "fermenter", neededL: 20, capacityL: 30, usableL: 27, ratio: 0.741, fits: true },
      ],
      fittingBatchVolumeL: null,
      water: {
        preBoilVolumeL: preBoil,
        mashWaterL: 15,
        spargeWaterL: Math.round((21.8 / 0.96 + 3.5 + 5 + 0.5 - 15) * 100) / 100,
        strikeC: expect.closeTo(65 + ((5 * 0.4172 + 6 * 0.12) / 15) * 47, 1),
        topUpL: 0,
        packagedVolumeL: 19,
      },
      warnings: [],
    })
  })

  test("warns in both languages, with figures, and names the batch that fits", async () => {
    const call = await newCaller()
    const recipe = await newRecipe(call)
    const vessels = { mashTunVolumeL: 18, kettleVolumeL: 29, fermenterVolumeL: 21 }
    const { id } = await created(call, { ...anEquipment(), ...vessels })
    const english = await fitOf(call, recipe.id, id)
    expect(english).toMatchObject({ fits: false, fittingBatchVolumeL: 18.9 })
    expect(english.warnings).toEqual([
      {
        code: "mash_tun_too_small",
        message: "The mash takes 18.34 L, and the mash tun holds 18 L: mash thicker, or brew less.",
      },
      {
        code: "kettle_headroom",
        message: "The boil starts with 26.21 L in a kettle of 29 L: above 26.1 L it may boil over.",
      },
      {
        code: "fermenter_headroom",
        message: "20 L go into a fermenter of 21 L: above 18.9 L, the foam of the fermentation may run over.",
      },
      {
        code: "efficiency_differs",
        message:
          "The recipe reckons with an efficiency of 72 %, this equipment gives 70 %: scale it to the equipment to keep its gravity.",
      },
    ])
    const french = await fitOf(call, recipe.id, id, "fr")
    expect(french.warnings.map(({ code }) => code)).toEqual(english.warnings.map(({ code }) => code))
    expect(french.warnings[1]?.message).toBe(
      "L'ébullition commence avec 26,21 L dans une cuve de 29 L : au-delà de 26,1 L, elle risque de déborder.",
    )
  })

  test("tells an extract brewer with a small pot what to boil and what to add", async () => {
    const call = await newCaller()
    const recipe = await newRecipe(call, {
      type: "extract",
      boilVolumeL: null,
      fermentables: [{ name: "Extract", kind: "extract", amountKg: 3, yieldPercent: 80 }],
      mash: { steps: [] },
    })
    const { id } = await created(call, {
      name: "Pot",
      systemType: "extract",
      batchVolumeL: 20,
      kettleVolumeL: 12,
      fermenterVolumeL: 25,
    })
    const fit = await fitOf(call, recipe.id, id)
    expect(fit).toMatchObject({ fits: true, water: { preBoilVolumeL: 10.8, topUpL: 13.03 } })
    expect(fit.warnings).toEqual([
      {
        code: "topped_up",
        message: "The kettle doesn't hold all of it: boil 10.8 L, and add 13.03 L of water afterwards.",
      },
    ])
    const mashed = await newRecipe(call)
    expect((await fitOf(call, mashed.id, id)).warnings).toContainEqual(
      expect.objectContaining({ code: "no_mash_tun" }),
    )
  })

  test("is that of one's default where none is named", async () => {
    const call = await newCaller()
    const recipe = await newRecipe(call)
    const path = `/v1/recipes/${recipe.id}/equipment-fit`
    expect(await call("GET", path)).toMatchObject({
      status: 404,
      json: { code: "default_equipment_not_found" },
    })
    await created(call, { ...anEquipment(), isDefault: false })
    const { id } = await created(call, anEquipment())
    expect((await call("GET", path)).json).toMatchObject({ equipmentId: id })
  })

  test("knows nothing of other people's recipes and equipment", async () => {
    const [call, other] = [await newCaller(), await newCaller()]
    const [mine, theirs] = [await newRecipe(call), await newRecipe(other)]
    const { id } = await created(other, anEquipment())
    expect(await call("GET", `/v1/recipes/${theirs.id}/equipment-fit?equipmentId=${id}`)).toMatchObject({
      status: 404,
      json: { code: "not_found" },
    })
    expect(await call("GET", `/v1/recipes/${mine.id}/equipment-fit?equipmentId=${id}`)).toMatchObject({
      status: 404,
      json: { code: "equipment_not_found" },
    })
  })
})
