/** The 10th percentile and the median of a series. */
export type Quantiles = { readonly q10: number; readonly q50: number }

export type Comparison = {
  readonly reference: Quantiles
  readonly candidate: Quantiles
  readonly rounds: number
}

/** One short slice of work; resolves to what it cost. */
export type Slice = () => Promise<number>

/**
 * Measures two things in one run, a slice of each per round, in random order, so that whatever else the machine does
 * falls on both alike.
 */
export const compare = async (options: {
  readonly reference: Slice
  readonly candidate: Slice
  readonly rounds: number
  /** Rounds before counting begins, for the compilers to do their work. */
  readonly warmUp: number
}): Promise<Comparison> => {
  const { rounds, warmUp } = options
  const contestants = [
    { slice: options.reference, costs: [] as number[] },
    { slice: options.candidate, costs: [] as number[] },
  ] as const
  for (let round = -warmUp; round < rounds; round += 1) {
    const order = Math.random() < 0.5 ? contestants : contestants.toReversed()
    for (const { slice, costs } of order) {
      const cost = await slice()
      if (round >= 0) costs.push(cost)
    }
  }
  const [reference, candidate] = contestants
  return { reference: quantilesOf(reference.costs), candidate: quantilesOf(candidate.costs), rounds }
}

/** Measures one thing alone, for bars that are absolute. */
export const repeat = async (options: {
  readonly slice: Slice
  readonly rounds: number
  readonly warmUp: number
}): Promise<Quantiles> => {
  const costs: number[] = []
  for (let round = -options.warmUp; round < options.rounds; round += 1) {
    const cost = await options.slice()
    if (round >= 0) costs.push(cost)
  }
  return quantilesOf(costs)
}

export const quantilesOf = (values: readonly number[]): Quantiles => ({
  q10: quantile(values, 0.1),
  q50: quantile(values, 0.5),
})

/** By linear interpolation between the two nearest ranks. */
const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const rank = share * (sorted.length - 1)
  const below = sorted[Math.floor(rank)] ?? Number.NaN
  const above = sorted[Math.ceil(rank)] ?? Number.NaN
  return below + (above - below) * (rank - Math.floor(rank))
}
