/** A figure of BeerJSON with its unit. */
export type Quantity = { readonly unit: string; readonly value: number }

export const quantity = (value: number, unit: string): Quantity => ({
  unit,
  value: Number(value.toPrecision(15)),
})

/** BeerJSON counts time in whole numbers only: the largest unit that takes it whole, else the seconds nearest to it. */
export const duration = (minutes: number): Quantity => {
  const [unit = "sec", inUnit = 1 / 60] =
    Object.entries({ min: 1, sec: 1 / 60 }).find(([, size]) => isWhole(minutes / size)) ?? []
  return { unit, value: Math.round(minutes / inUnit) }
}

/** The same of days. */
export const days = (value: number): Quantity => {
  const [unit = "sec", inUnit = 1 / 86_400] =
    Object.entries({ day: 1, hr: 1 / 24, min: 1 / 1440 }).find(([, size]) => isWhole(value / size)) ?? []
  return { unit, value: Math.round(value / inUnit) }
}

const isWhole = (value: number): boolean =>
  Math.abs(value - Math.round(value)) <= 1e-9 * Math.max(1, Math.abs(value))
