/** A step of a rollout failed: which, why, and what a person can do about it. */
export class RolloutFailed extends Error {
  override readonly name: string = "RolloutFailed"
  readonly step: string
  readonly reason: string
  readonly advice: string

  constructor(step: string, reason: string, advice: string, options?: ErrorOptions) {
    super(`${step}: ${reason}`, options)
    this.step = step
    this.reason = reason
    this.advice = advice
  }
}

/** Does the work of a step: whatever it throws becomes the failure of this step, with what to do about it. */
export const orFail = async <T>(step: string, advice: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof RolloutFailed) throw error
    throw new RolloutFailed(step, error instanceof Error ? error.message : String(error), advice, {
      cause: error,
    })
  }
}

/** The worst: what failed may still be serving, for it could not be taken back. */
export class NotPutBack extends RolloutFailed {
  override readonly name = "NotPutBack"

  constructor(failed: RolloutFailed, failures: readonly string[], advice: string) {
    const reason = `${failed.reason}\nIt MAY STILL BE SERVING, for it could not be taken back: ${failures.join("; ")}`
    super(failed.step, reason, advice, { cause: failed })
  }
}
