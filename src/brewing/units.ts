import type { Brand } from "../shared/brand.ts"

export type Litres = Brand<number, "Litres">
export type Kilograms = Brand<number, "Kilograms">
export type Grams = Brand<number, "Grams">
export type Celsius = Brand<number, "Celsius">
export type Minutes = Brand<number, "Minutes">
export type Percent = Brand<number, "Percent">
export type SpecificGravity = Brand<number, "SpecificGravity">
export type Plato = Brand<number, "Plato">
export type Ebc = Brand<number, "Ebc">
export type Srm = Brand<number, "Srm">
export type Lovibond = Brand<number, "Lovibond">
export type MaltColourUnits = Brand<number, "MaltColourUnits">
export type Ibu = Brand<number, "Ibu">
export type VolumesOfCo2 = Brand<number, "VolumesOfCo2">
export type Brix = Brand<number, "Brix">
export type BillionCells = Brand<number, "BillionCells">
export type Days = Brand<number, "Days">
export type Millilitres = Brand<number, "Millilitres">
export type Ph = Brand<number, "Ph">

/**
 * Makes a value of a unit. Out of range, or not a number, is a defect: it throws a RangeError that names the value.
 * What comes from outside is asked first with `accepts`, or checked against `min` and `max`.
 */
export type Unit<U extends number> = {
  (value: number): U
  readonly min: number
  readonly max: number
  readonly accepts: (value: number) => value is U
}

const unit = <U extends number>(name: string, min: number, max: number): Unit<U> => {
  const accepts = (value: number): value is U => value >= min && value <= max
  const make = (value: number): U => {
    if (!accepts(value)) throw new RangeError(`${name} must be between ${min} and ${max}, got ${value}`)
    return value
  }
  return Object.assign(make, { min, max, accepts })
}

export const litres = unit<Litres>("litres", 0, 100_000)
export const kilograms = unit<Kilograms>("kilograms", 0, 100_000)
export const grams = unit<Grams>("grams", 0, 10_000_000)
export const celsius = unit<Celsius>("celsius", -50, 200)
/** Up to a year: a dry hop's or a spice's time is counted in minutes, too. */
export const minutes = unit<Minutes>("minutes", 0, 527_040)
export const percent = unit<Percent>("percent", 0, 100)
/** From a very dry cider to syrup. */
export const specificGravity = unit<SpecificGravity>("specific gravity", 0.9, 1.5)
export const plato = unit<Plato>("plato", -30, 100)
export const ebc = unit<Ebc>("EBC", 0, 40_000)
export const srm = unit<Srm>("SRM", 0, 20_000)
export const lovibond = unit<Lovibond>("lovibond", 0, 20_000)
export const maltColourUnits = unit<MaltColourUnits>("malt colour units", 0, 1_000_000)
export const ibu = unit<Ibu>("IBU", 0, 100_000)
export const volumesOfCo2 = unit<VolumesOfCo2>("volumes of CO2", 0, 10)
export const brix = unit<Brix>("degrees Brix", 0, 85)
export const billionCells = unit<BillionCells>("billion cells", 0, 1e12)
export const days = unit<Days>("days", 0, 36_525)
export const millilitres = unit<Millilitres>("millilitres", 0, 100_000_000)
export const ph = unit<Ph>("pH", 0, 14)

/** The value in its unit, null when it is out of the unit's range. */
export const within = <U extends number>(of: Unit<U>, value: number): U | null =>
  of.accepts(value) ? value : null
