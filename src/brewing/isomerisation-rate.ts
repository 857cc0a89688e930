/** From degrees Celsius to kelvin. */
export const CELSIUS_ZERO_KELVIN = 273.15

/**
 * How fast alpha acids isomerise below the boil, as a part of the rate at the boil: 2.39·10¹¹ · e^(-9773 / T).
 * Malowicki & Shellhammer, J. Agric. Food Chem. 53 (2005), as Hosom (alchemyoverlord, 2015) puts it, who stops at 1, too.
 * @param kelvin of the wort, > 0
 * @returns 0 to 1: 1 at the boil, 0.71 at 95 °C, 0.23 at 80 °C
 */
export const isomerisationRate = (kelvin: number): number => Math.min(1, 2.39e11 * Math.exp(-9773 / kelvin))

/** From here on, 99.87 °C, it is that of the boil. */
export const BOIL_RATE_KELVIN = 9773 / Math.log(2.39e11)
