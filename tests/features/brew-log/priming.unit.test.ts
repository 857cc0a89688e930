import { describe, expect, test } from "vitest"
import { celsius, litres, volumesOfCo2 } from "../../../src/brewing/units.ts"
import { usualEquipment } from "../../../src/brewing/usual-equipment.ts"
import {
  primedTemperature,
  primedVolume,
  primingTarget,
} from "../../../src/features/brew-log/priming/priming-figures.ts"
import type { EquipmentId } from "../../../src/shared/ids.ts"
import { brewingBatch, paleAle } from "../batches/brewing.ts"
import { hour, hydrometer, reading, stored, temperature, volume } from "./reading.ts"

const pitchedAt = hour(0)
const batch = { ...brewingBatch(), pitchedAt }

describe("the volume that is primed", () => {
  test("is what was asked for, before all else", () => {
    const measurements = stored([reading(volume(19), 300, "packaging")], pitchedAt)
    expect(primedVolume(batch, measurements, { volumeLitres: litres(12) })).toMatchObject({
      litres: 12,
      source: "asked",
    })
  })

  test("is the last that was measured in the fermenter or at the packaging, else the recipe's", () => {
    expect(primedVolume(batch, [], {})).toMatchObject({ litres: 20, source: "recipe" })
    const before = [reading(volume(25), -4, "pre_boil"), reading(volume(21), -1)]
    expect(primedVolume(batch, stored(before, pitchedAt), {})).toMatchObject({
      litres: 21,
      source: "measured",
    })
    const after = [...before, reading(volume(18.5), 300, "packaging")]
    expect(primedVolume(batch, stored(after, pitchedAt), {})).toMatchObject({ litres: 18.5 })
  })

  test("is what a split has left, unless it was measured since", () => {
    const part = { ...batch, volume: { litres: litres(8), knownAt: hour(100) } }
    const before = [reading(volume(21), 50)]
    expect(primedVolume(part, stored(before, pitchedAt), {})).toMatchObject({ litres: 8, source: "split" })
    expect(primedVolume(part, stored([...before, reading(volume(7.5), 150)], pitchedAt), {}).litres).toBe(7.5)
  })

  test("is less than the fermenter holds by what its yeast keeps, but not less than was measured while bottling", () => {
    const profile = {
      ...usualEquipment("all_grain", litres(20)),
      name: "Mine",
      notes: "",
      fermenterLossLitres: litres(1.5),
    }
    const equipped = { ...batch, equipment: { id: "an-id" as EquipmentId, profile } }
    expect(primedVolume(equipped, [], {}).litres).toBe(18.5)
    const packaged = stored([reading(volume(19), 300, "packaging")], pitchedAt)
    expect(primedVolume(equipped, packaged, {}).litres).toBe(19)
  })
})

describe("the temperature that counts", () => {
  const rest = [reading(hydrometer(1.05), -1), reading(hydrometer(1.02), 90), reading(hydrometer(1.01), 150)]

  test("is the warmest since the gravity has come to rest", () => {
    const measurements = stored(
      [
        ...rest,
        reading(hydrometer(1.01), 200),
        reading(temperature(24), 60),
        reading(temperature(19), 160),
        reading(temperature(22), 180),
        reading(temperature(12), 210),
      ],
      pitchedAt,
    )
    expect(primedTemperature(batch, measurements, {})).toMatchObject({ celsius: 22, isLastOnly: false })
    expect(primedTemperature(batch, measurements, { temperatureCelsius: celsius(25) })).toMatchObject({
      celsius: 25,
      source: "asked",
    })
  })

  test("is the last alone when nobody measured since, and says so", () => {
    const measurements = stored(
      [...rest, reading(temperature(24), 60), reading(temperature(20), 80)],
      pitchedAt,
    )
    expect(primedTemperature(batch, measurements, {})).toMatchObject({ celsius: 20, isLastOnly: true })
  })

  test("is unknown where only the mash was measured", () => {
    const measurements = stored([reading(temperature(66), -5, "mash")], pitchedAt)
    expect(primedTemperature(batch, measurements, {})).toBeNull()
  })
})

describe("the carbonation that is aimed at", () => {
  const withStyle = (styleId: string | null, volumes: number | null = null) => ({
    ...batch,
    recipe: {
      ...batch.recipe,
      styleId,
      carbonationVolumes: volumes === null ? null : volumesOfCo2(volumes),
    },
  })

  test("is what was asked for, else the recipe's, else the middle of the style's", () => {
    const asked = primingTarget(withStyle("21A", 2.6), { targetVolumes: volumesOfCo2(3) }, 3.5)
    expect(asked).toMatchObject({ volumes: 3, source: "asked", usual: { min: 2.2, max: 2.7 } })
    expect(primingTarget(withStyle("21A", 2.6), {}, 3.5)).toMatchObject({ volumes: 2.6, source: "recipe" })
    const style = primingTarget(withStyle("21A"), {}, 3.5)
    expect(style?.source).toBe("style")
    expect(style?.volumes).toBeCloseTo(2.45, 9)
  })

  test("of a style is never more than ordinary bottles hold", () => {
    expect(primingTarget(withStyle("10A"), {}, 3.5)).toMatchObject({ volumes: 3.5, usual: { max: 4.5 } })
  })

  test("is unknown where neither says", () => {
    expect(primingTarget(withStyle(null), {}, 3.5)).toBeNull()
    expect(primingTarget(withStyle("29A"), {}, 3.5)).toBeNull()
    expect(paleAle.carbonationVolumes).toBeNull()
  })
})
