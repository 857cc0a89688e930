import { z } from "zod"
import { celsius } from "../../../src/brewing/units.ts"

export const KILOGRAMS_PER_POUND = 0.453_592_37
export const LITRES_PER_GALLON = 3.785_411_784
export const GRAMS_PER_OUNCE = 28.349_523_125

export const fahrenheit = (degrees: number) => celsius((degrees - 32) / 1.8)

/** The inputs of a published row, as its table names them. */
export type Inputs = Readonly<Record<string, unknown>>

/** Our functions, by the name that the published rows give the formula. */
export type PublishedFormulas = Readonly<Record<string, (inputs: Inputs) => number>>

export const number = (inputs: Inputs, name: string): number => z.number().parse(inputs[name])
