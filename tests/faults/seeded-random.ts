/** Chance that can be repeated: the same seed gives the same choices. */
export type SeededRandom = {
  /** From 0 to 1, without 1. */
  readonly next: () => number
  /** A whole number from 0 on. */
  readonly below: (count: number) => number
  readonly of: <T>(choices: readonly T[]) => T
}

/** Mulberry32, by Tommy Ettinger (public domain): 32 bits of state are plenty for a test. */
export const seededRandom = (seed: number): SeededRandom => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (count: number): number => Math.floor(next() * count)
  return {
    next,
    below,
    of: (choices) => {
      const [first] = choices
      if (first === undefined) throw new Error("there is nothing to choose from")
      return choices[below(choices.length)] ?? first
    },
  }
}
