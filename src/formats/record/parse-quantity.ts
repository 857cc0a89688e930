/** A number as a file writes it, with what stands behind it. */
export type Quantity = {
  readonly value: number
  /** In lower case, without a degree sign; empty when there is none. */
  readonly unit: string
  readonly decimalComma: boolean
}

const QUANTITY =
  /^([+-]?(?:\d{1,12}(?:[.,]\d{0,40})?|[.,]\d{1,40})(?:e[+-]?\d{1,2})?)\s*[°º]?([a-z%/]{0,12})\.?$/i

/** Reads "5.3 %", "1.056 SG", "18,93", ".5". Null for anything else, thousands separators too: they can't be told apart. */
export const parseQuantity = (text: string): Quantity | null => {
  const [, digits, unit = ""] = QUANTITY.exec(text.trim()) ?? []
  if (digits === undefined) return null
  const value = Number(digits.replace(",", "."))
  return Number.isFinite(value)
    ? { value, unit: unit.toLowerCase(), decimalComma: digits.includes(",") }
    : null
}
