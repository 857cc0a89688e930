import { beforeAll, describe, expect, test } from "vitest"
import { litres, percent } from "../../../src/brewing/units.ts"
import { usualEquipment } from "../../../src/brewing/usual-equipment.ts"
import {
  type EquipmentContent,
  type EquipmentProfile,
  readEquipmentDocument,
  writeEquipmentDocument,
} from "../../../src/features/equipment/index.ts"
import type { Member } from "../../../src/shared/actor.ts"
import type { EquipmentId } from "../../../src/shared/ids.ts"
import { ok } from "../../../src/shared/result.ts"
import { only } from "../recipes/recipe-book.ts"
import { done, newId, openStage, type Stage } from "../stage.ts"

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})

const profile = (name: string): EquipmentProfile => ({
  ...usualEquipment("all_grain", litres(20)),
  name,
  notes: "",
})
const content = (name: string, isDefault = false): EquipmentContent => ({ profile: profile(name), isDefault })

const listed = async (brewer: Member) =>
  (await stage.equipment.list(brewer, { limit: 200, after: null })).items
const id = (): EquipmentId => newId<EquipmentId>()

describe("the default", () => {
  test("is one: another that becomes it takes it away, and the former one has a new version", async () => {
    const brewer = await stage.newMember()
    const first = done(await stage.equipment.create(brewer, content("First", true)))
    expect(await stage.equipment.readDefault(brewer)).toEqual(first)
    stage.clock.pass(60)
    const second = done(await stage.equipment.create(brewer, content("Second", true)))
    expect(await stage.equipment.readDefault(brewer)).toEqual(second)
    expect(done(await stage.equipment.read(brewer, first.id))).toEqual({
      ...first,
      isDefault: false,
      version: 2,
      updatedAt: second.createdAt,
    })
  })

  test("stays the only one when twenty become it at once", async () => {
    const brewer = await stage.newMember()
    const names = Array.from({ length: 20 }, (_, index) => `Kettle ${index}`)
    const made = await Promise.all(names.map((name) => stage.equipment.create(brewer, content(name, true))))
    expect(made.every((result) => result.ok)).toBe(true)
    const all = await listed(brewer)
    expect(all).toHaveLength(20)
    expect(all.filter(({ isDefault }) => isDefault)).toHaveLength(1)
  })

  test("that is written again stays it, and goes up by one version", async () => {
    const brewer = await stage.newMember()
    const { id: mine } = done(await stage.equipment.create(brewer, content("Mine", true)))
    const changed = await stage.equipment.patch(brewer, {
      id: mine,
      accepts: only(1),
      change: () => ok(content("Still mine", true)),
    })
    expect(done(changed)).toMatchObject({ isDefault: true, version: 2 })
    expect(await stage.equipment.readDefault(brewer)).toEqual(done(changed))
  })

  test("is gone when it is deleted, and there is none until one is chosen", async () => {
    const brewer = await stage.newMember()
    const { id: mine } = done(await stage.equipment.create(brewer, content("Mine", true)))
    done(await stage.equipment.delete(brewer, { id: mine, accepts: () => true }))
    expect(await stage.equipment.readDefault(brewer)).toBeNull()
  })
})

describe("a name", () => {
  test("is there once, in upper or lower case, however many ask for it at once", async () => {
    const brewer = await stage.newMember()
    const made = await Promise.all(
      ["Cuve", "cuve", "CUVE", "Cuve"].map((name) => stage.equipment.create(brewer, content(name))),
    )
    expect(made.filter((result) => result.ok)).toHaveLength(1)
    expect(await listed(brewer)).toHaveLength(1)
    const refused = made.filter((result) => !result.ok)
    for (const result of refused) expect(result).toMatchObject({ error: { kind: "name_taken" } })
  })

  test("of somebody else, or of what was deleted, is free", async () => {
    const [brewer, other] = [await stage.newMember(), await stage.newMember()]
    const { id: mine } = done(await stage.equipment.create(brewer, content("Braumeister")))
    done(await stage.equipment.create(other, content("Braumeister")))
    done(await stage.equipment.delete(brewer, { id: mine, accepts: only(1) }))
    const again = await stage.equipment.create(brewer, content("Braumeister"))
    expect(again).toMatchObject({ ok: true, value: { version: 1 } })
  })

  test("may be kept or respelt by its own, and not taken by a change", async () => {
    const brewer = await stage.newMember()
    const { id: mine } = done(await stage.equipment.create(brewer, content("Mine")))
    done(await stage.equipment.create(brewer, content("Other")))
    const rename = (name: string) =>
      stage.equipment.patch(brewer, { id: mine, accepts: () => true, change: () => ok(content(name)) })
    expect(done(await rename("MINE")).profile.name).toBe("MINE")
    expect(await rename("other")).toEqual({ ok: false, error: { kind: "name_taken", name: "other" } })
    const replaced = await stage.equipment.put(brewer, { id: mine, accepts: only(2), ...content("Other") })
    expect(replaced).toMatchObject({ error: { kind: "name_taken" } })
  })
})

describe("a phone that made the id", () => {
  test("creates, and repeats without effect, also at the same time", async () => {
    const brewer = await stage.newMember()
    const mine = id()
    const put = () => stage.equipment.put(brewer, { id: mine, accepts: null, ...content("Pot", true) })
    const outcomes = (await Promise.all([put(), put(), put()])).map((result) => done(result).outcome)
    expect(outcomes.toSorted()).toEqual(["created", "unchanged", "unchanged"])
    expect(await listed(brewer)).toMatchObject([{ id: mine, version: 1 }])
  })

  test("does not overwrite what it has not seen", async () => {
    const brewer = await stage.newMember()
    const mine = id()
    const put = (name: string, accepts: ((version: number) => boolean) | null, isDefault = false) =>
      stage.equipment.put(brewer, { id: mine, accepts, ...content(name, isDefault) })
    done(await put("Pot", null))
    expect(await put("Kettle", null)).toEqual({
      ok: false,
      error: { kind: "precondition_required", version: 1 },
    })
    expect(await put("Pot", null, true)).toMatchObject({ error: { kind: "precondition_required" } })
    expect(await put("Kettle", only(7))).toEqual({
      ok: false,
      error: { kind: "version_mismatch", version: 1 },
    })
    expect(done(await put("Kettle", only(1)))).toMatchObject({
      outcome: "replaced",
      equipment: { version: 2, profile: { name: "Kettle" } },
    })
  })

  test("does not bring back what was deleted meanwhile, and learns that it was", async () => {
    const brewer = await stage.newMember()
    const mine = id()
    done(await stage.equipment.put(brewer, { id: mine, accepts: null, ...content("Pot") }))
    done(await stage.equipment.delete(brewer, { id: mine, accepts: only(1) }))
    for (const accepts of [null, () => true])
      expect(await stage.equipment.put(brewer, { id: mine, accepts, ...content("Pot") })).toEqual({
        ok: false,
        error: { kind: "equipment_deleted" },
      })
    const [row] = await stage.asOwner(
      "select version, deleted_at is not null as deleted from equipment where id = $1",
      [mine],
    )
    expect(row).toEqual({ version: 2, deleted: true })
  })

  test("that is somebody else's, finds nothing under it and changes nothing", async () => {
    const [brewer, other] = [await stage.newMember(), await stage.newMember()]
    const mine = done(await stage.equipment.create(brewer, content("Mine")))
    const notFound = { ok: false, error: { kind: "equipment_not_found" } }
    const accepts = (): boolean => true
    expect(await stage.equipment.read(other, mine.id)).toEqual(notFound)
    for (const precondition of [null, accepts])
      expect(
        await stage.equipment.put(other, { id: mine.id, accepts: precondition, ...content("Theirs") }),
      ).toEqual(notFound)
    const change = () => ok(content("Theirs"))
    expect(await stage.equipment.patch(other, { id: mine.id, accepts, change })).toEqual(notFound)
    expect(await stage.equipment.delete(other, { id: mine.id, accepts })).toEqual(notFound)
    expect(done(await stage.equipment.read(brewer, mine.id))).toEqual(mine)
    expect(await listed(other)).toEqual([])
  })
})

test("64 writers that each saw the version before leave as many versions as succeeded", async () => {
  const brewer = await stage.newMember()
  const { id: mine } = done(await stage.equipment.create(brewer, content("Contended")))
  const write = async (): Promise<boolean> => {
    const { version } = done(await stage.equipment.read(brewer, mine))
    const change = () => ok(content(`Contended ${version}`))
    return (await stage.equipment.patch(brewer, { id: mine, accepts: only(version), change })).ok
  }
  const written = (await Promise.all(Array.from({ length: 64 }, write))).filter(Boolean).length
  expect(done(await stage.equipment.read(brewer, mine)).version).toBe(1 + written)
})

describe("the document of a profile, in its own row or in a batch", () => {
  test("is read as it was written", () => {
    const written = profile("Pot")
    expect(readEquipmentDocument(JSON.parse(writeEquipmentDocument(written)))).toEqual(written)
  })

  test("drops what a newer release added", () => {
    const newer = { ...profile("Pot"), pumpLitresPerMinute: 12 }
    expect(readEquipmentDocument(newer)).toEqual(profile("Pot"))
  })

  test("out of range, or with a piece missing, is a defect in both directions", () => {
    const { kettleLitres: _, ...incomplete } = profile("Pot")
    expect(() => readEquipmentDocument(incomplete)).toThrow("kettleLitres")
    expect(() => readEquipmentDocument({ ...profile("Pot"), contractionPercent: 40 })).toThrow(
      "contractionPercent",
    )
    expect(() => writeEquipmentDocument({ ...profile("Pot"), efficiencyPercent: percent(0) })).toThrow(
      "efficiencyPercent",
    )
    expect(() => writeEquipmentDocument({ ...profile(""), trubLitres: litres(5000) })).toThrow("trubLitres")
  })
})
