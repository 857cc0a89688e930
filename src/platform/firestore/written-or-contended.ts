/** gRPC's ABORTED: others write the document just now. Firestore is there, and has answered. */
const aborted = 10
/** NOT_FOUND, ALREADY_EXISTS, FAILED_PRECONDITION: others have written since. Elsewhere they tell of a missing database. */
const outdated = [5, 6, 9]

/**
 * How a write ended that others may have met.
 * @param condition whether it was made on the condition that the document is as it was read
 * @returns "contended" when they did; any other failure is thrown
 */
export const writtenOrContended = async (
  write: Promise<void>,
  condition: "as_read" | "any",
): Promise<"written" | "contended"> => {
  try {
    await write
    return "written"
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined
    if (code === aborted || (condition === "as_read" && outdated.some((one) => one === code)))
      return "contended"
    throw error
  }
}
