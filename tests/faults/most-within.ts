/** The most calls in any window within a time, wherever it begins. All in milliseconds, by one clock. */
export const mostWithin = (
  asked: readonly number[],
  { from, to, windowMs }: { readonly from: number; readonly to: number; readonly windowMs: number },
): number => {
  const within = asked.filter((at) => at >= from && at < to)
  return Math.max(
    0,
    ...within.map((start) => within.filter((at) => at >= start && at < start + windowMs).length),
  )
}
