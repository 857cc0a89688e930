import type { Celsius } from "./units.ts"

/** Degrees Fahrenheit, which many published fits ask for. A plain number: nothing of ours is kept in it. */
export const fahrenheitOf = (temperature: Celsius): number => temperature * 1.8 + 32
