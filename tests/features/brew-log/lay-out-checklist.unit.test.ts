import { describe, expect, test } from "vitest"
import type { Batch } from "../../../src/features/batches/batch.ts"
import { layOutChecklist } from "../../../src/features/brew-log/checklist/lay-out-checklist.ts"
import { brewingBatch, hop, paleAle } from "../batches/brewing.ts"

const labels = (batch: Batch) => layOutChecklist(batch).map(({ label }) => label.en)

describe("the checklist of a batch", () => {
  test("names every ingredient once, with all that the recipe takes of it", () => {
    const twice = { ...paleAle, hops: [hop("Cascade", "boil", 60, 20), hop("Cascade", "dry_hop", 0, 50)] }
    const items = layOutChecklist(brewingBatch(twice))
    expect(items.filter(({ group }) => group === "ingredients").map(({ label }) => label)).toEqual([
      { fr: "4,5 kg de Pale malt", en: "4.5 kg of Pale malt" },
      { fr: "70 g de Cascade", en: "70 g of Cascade" },
      { fr: "5 g d'Irish moss", en: "5 g of Irish moss" },
      { fr: "4 g de Gypsum", en: "4 g of Gypsum" },
      { fr: "1 sachet d'US-05 : date vérifiée", en: "1 packet of US-05: date checked" },
    ])
  })

  test("has as much water ready as the steps of the brew day take", () => {
    // 14 L to strike with and 14.5 L to sparge with.
    expect(labels(brewingBatch())).toContain("28.5 L of brewing water")
  })

  test("asks for a mash tun only where something is mashed in one", () => {
    expect(labels(brewingBatch())).toContain("Clean mash tun")
    expect(labels(brewingBatch({ ...paleAle, type: "extract", mash: { steps: [] } }))).not.toContain(
      "Clean mash tun",
    )
  })

  test("has the same ids each time, and none twice", () => {
    const ids = layOutChecklist(brewingBatch()).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(layOutChecklist(brewingBatch()).map(({ id }) => id)).toEqual(ids)
  })
})
