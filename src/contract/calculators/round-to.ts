/** A figure with as many decimals as its formula can tell; null stays null. */
export const roundTo = <Figure extends number | null>(
  digits: number,
  figure: Figure,
): Figure extends null ? number | null : number => {
  const rounded = figure === null ? null : Number(figure.toFixed(digits))
  return rounded as Figure extends null ? number | null : number
}
