/**
 * An element that is known to be there.
 * @throws RangeError where it is not, which is a defect
 */
export const elementAt = <T>(list: readonly T[], index: number): T => {
  const value = list[index]
  if (value === undefined) throw new RangeError(`no element ${index} of ${list.length}`)
  return value
}
