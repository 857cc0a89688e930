/** How a quantity is measured: its unit in BeerXML, and what other units come to. */
export type Dimension = {
  /** As people read it. */
  readonly symbol: string
  /** BeerXML's own ways to write it: nothing to convert. */
  readonly own: readonly string[]
  readonly convert: ReadonlyMap<string, (value: number) => number>
}

export type DimensionName =
  | "plain"
  | "percent"
  | "mass"
  | "volume"
  | "mass_or_volume"
  | "minutes"
  | "days"
  | "celsius"
  | "lovibond"

const times = (factors: Readonly<Record<string, number>>): Dimension["convert"] =>
  new Map(Object.entries(factors).map(([unit, factor]) => [unit, (value) => value * factor]))

export const fahrenheitToCelsius = (value: number): number => (value - 32) / 1.8

const masses = { g: 0.001, mg: 0.000_001, lb: 0.453_592_37, lbs: 0.453_592_37, oz: 0.028_349_523_125 }
const volumes = { ml: 0.001, hl: 100, gal: 3.785_411_784, qt: 0.946_352_946 }

export const dimensions: Readonly<Record<DimensionName, Dimension | null>> = {
  /** A count or a ratio; whatever stands behind it is a remark. */
  plain: null,
  percent: { symbol: "%", own: ["%"], convert: new Map() },
  mass: { symbol: "kg", own: ["kg"], convert: times(masses) },
  volume: { symbol: "L", own: ["l", "liter", "liters", "litre", "litres"], convert: times(volumes) },
  mass_or_volume: { symbol: "kg or L", own: ["kg", "l"], convert: times({ ...masses, ...volumes }) },
  minutes: {
    symbol: "min",
    own: ["min", "mins", "minutes"],
    convert: times({ h: 60, hr: 60, hrs: 60, d: 1440, day: 1440, days: 1440 }),
  },
  days: { symbol: "d", own: ["d", "day", "days"], convert: times({ h: 1 / 24, week: 7, weeks: 7 }) },
  celsius: { symbol: "°C", own: ["c"], convert: new Map([["f", fahrenheitToCelsius]]) },
  lovibond: { symbol: "°L", own: ["l", "srm", "lovibond"], convert: times({ ebc: 1 / 1.97 }) },
}
