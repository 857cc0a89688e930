import { type Celsius, celsius } from "./units.ts"

/**
 * Pressure of the air at a height, by the International Standard Atmosphere (ICAO Doc 7488): p = 1013.25 × (1 -
 * 0.0065 h / 288.15)^5.25588. The weather moves it by a few per cent.
 * @param metres above the sea, -500 to 11 000
 * @returns hPa
 */
export const airPressure = (metres: number): number => 1_013.25 * (1 - (0.0065 * metres) / 288.15) ** 5.255_88

/**
 * Where water boils at a height, by Antoine's equation with the constants of Bridgeman & Aldrich (1964) that the NIST
 * Chemistry WebBook gives: log10(p / bar) = 5.08354 - 1663.125 / (T / K - 45.622). Wort boils a few tenths above.
 * @param altitudeMetres above the sea; the constants hold from 71 to 100 °C, that is up to some 8000 m
 */
export const boilingCelsius = (altitudeMetres: number): Celsius =>
  celsius(1_663.125 / (5.083_54 - Math.log10(airPressure(altitudeMetres) / 1_000)) + 45.622 - 273.15)
