import { TINSETH_RATE_PER_MINUTE } from "./bitterness-tinseth.ts"
import { BOIL_RATE_KELVIN, CELSIUS_ZERO_KELVIN, isomerisationRate } from "./isomerisation-rate.ts"
import { coolingKelvin, minutesAbove, RESTING_KELVIN } from "./kettle-cooling.ts"
import type { Celsius, Minutes } from "./units.ts"

/** Ten time constants of Tinseth: what comes later is less than a ten-thousandth. */
const LONGEST_STAND_MINUTES = 250
/**
 * What hot wort turns bitter as it cools by itself, as a part of what an endless boil would turn: the integral of
 * Tinseth's derivative × the isomerisation rate at the temperature of the moment, ∫ 0.04 · e^(-0.04 t) · k(T(t)) dt.
 * Hosom's mIBU (alchemyoverlord, 2015).
 * @param stands how long, until the wort is chilled
 * @param start temperature at first
 * @param rate of `coolingRate`
 * @returns 0 to 1, of alpha acids that were not boiled before; × e^(-0.04 t) of those that boiled for t minutes
 */
export const coolingStand = (stands: Minutes, start: Celsius, rate: number): number => {
  const end = Math.min(stands, LONGEST_STAND_MINUTES)
  const boiling = Math.min(end, minutesAbove(BOIL_RATE_KELVIN, start, rate))
  return boiledPart(boiling) + cooledPart(boiling, end, start, rate)
}

const boiledPart = (until: number): number => 1 - Math.exp(-TINSETH_RATE_PER_MINUTE * until)

/**
 * By Simpson's rule in steps of a minute at most, within 0.00001 for kettles as they are. Both exponentials go on by their
 * ratio from step to step: a recipe is worked out at each change of it.
 */
const cooledPart = (from: number, until: number, start: Celsius, rate: number): number => {
  const intervals = 2 * Math.ceil((until - from) / 2)
  if (intervals === 0) return 0
  const step = (until - from) / intervals
  const cooling = Math.exp(-rate * step)
  const slowing = Math.exp(-TINSETH_RATE_PER_MINUTE * step)
  let above = coolingKelvin(start, rate, from) - RESTING_KELVIN
  let left = TINSETH_RATE_PER_MINUTE * Math.exp(-TINSETH_RATE_PER_MINUTE * from)
  let sum = 0
  for (let index = 0; index <= intervals; index += 1) {
    const weight = index === 0 || index === intervals ? 1 : index % 2 === 1 ? 4 : 2
    sum += weight * left * isomerisationRate(RESTING_KELVIN + above)
    left *= slowing
    if (above > 0) above *= cooling
  }
  return (sum * step) / 3
}

/**
 * What hops give in wort that is held at one temperature, as a part of the same time in the boil: the isomerisation rate
 * (Malowicki & Shellhammer 2005).
 * @returns 0 to 1: 0.23 at 80 °C
 */
export const heldStandFactor = (temperature: Celsius): number =>
  isomerisationRate(temperature + CELSIUS_ZERO_KELVIN)
