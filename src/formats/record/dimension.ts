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
  | "grams"
  | "volume"
  | "millilitres"
  | "pieces"
  | "mass_or_volume"
  | "minutes"
  | "days"
  | "celsius"
  | "lovibond"
  | "ppm"
  | "volumes_of_co2"

const times = (factors: Readonly<Record<string, number>>): Dimension["convert"] =>
  new Map(Object.entries(factors).map(([unit, factor]) => [unit, (value) => value * factor]))

export const fahrenheitToCelsius = (value: number): number => (value - 32) / 1.8

const masses = { g: 0.001, mg: 0.000_001, lb: 0.453_592_37, lbs: 0.453_592_37, oz: 0.028_349_523_125 }
/** US measures; those of the empire begin with an i, as BeerJSON has them. */
const volumes = {
  ml: 0.001,
  hl: 100,
  tsp: 0.004_928_921_593_75,
  tbsp: 0.014_786_764_781_25,
  floz: 0.029_573_529_562_5,
  cup: 0.236_588_236_5,
  pt: 0.473_176_473,
  qt: 0.946_352_946,
  gal: 3.785_411_784,
  bbl: 117.347_765_304,
  ifloz: 0.028_413_062_5,
  ipt: 0.568_261_25,
  iqt: 1.136_522_5,
  igal: 4.546_09,
  ibbl: 163.659_24,
}

const inThousandths = (factors: Readonly<Record<string, number>>): Dimension["convert"] =>
  times(Object.fromEntries(Object.entries(factors).map(([unit, factor]) => [unit, factor * 1000])))

export const dimensions: Readonly<Record<DimensionName, Dimension | null>> = {
  /** A count or a ratio; whatever stands behind it is a remark. */
  plain: null,
  percent: { symbol: "%", own: ["%"], convert: new Map() },
  mass: { symbol: "kg", own: ["kg"], convert: times(masses) },
  grams: { symbol: "g", own: ["g"], convert: inThousandths({ kg: 1, ...masses }) },
  volume: { symbol: "L", own: ["l", "liter", "liters", "litre", "litres"], convert: times(volumes) },
  millilitres: { symbol: "mL", own: ["ml"], convert: inThousandths({ l: 1, ...volumes }) },
  pieces: {
    symbol: "",
    own: ["each", "unit", "units", "pkg", "dimensionless", "item", "items"],
    convert: new Map(),
  },
  mass_or_volume: { symbol: "kg or L", own: ["kg", "l"], convert: times({ ...masses, ...volumes }) },
  minutes: {
    symbol: "min",
    own: ["min", "mins", "minutes"],
    convert: times({
      s: 1 / 60,
      sec: 1 / 60,
      h: 60,
      hr: 60,
      hrs: 60,
      d: 1440,
      day: 1440,
      days: 1440,
      week: 10_080,
      weeks: 10_080,
    }),
  },
  days: {
    symbol: "d",
    own: ["d", "day", "days"],
    convert: times({ sec: 1 / 86_400, min: 1 / 1440, h: 1 / 24, hr: 1 / 24, week: 7, weeks: 7 }),
  },
  celsius: { symbol: "°C", own: ["c"], convert: new Map([["f", fahrenheitToCelsius]]) },
  lovibond: { symbol: "°L", own: ["l", "lovi", "srm", "lovibond"], convert: times({ ebc: 1 / 1.97 }) },
  ppm: { symbol: "ppm", own: ["ppm", "mg/l"], convert: times({ ppb: 0.001 }) },
  /** 1.96 g/L of carbon dioxide are a volume. */
  volumes_of_co2: { symbol: "vols", own: ["vols"], convert: times({ "g/l": 1 / 1.96 }) },
}
