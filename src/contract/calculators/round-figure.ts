/** A figure rounded to so many digits after the point; null stays null. */
export const roundFigure = <T extends number | null>(value: T, digits: number): T | number =>
  value === null ? value : Number(value.toFixed(digits))
