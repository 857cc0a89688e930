import { Outage } from "../../shared/outage.ts"

/**
 * The outcome of a call to a service, or an Outage when it takes too long. The call itself can't be taken back: it goes
 * on unseen, so whatever it still does must be harmless.
 */
export const withinDeadline = async <T>(
  service: string,
  milliseconds: number,
  call: Promise<T>,
): Promise<T> => {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => reject(new Outage(service, { cause: new Error(`no answer within ${milliseconds} ms`) })),
    milliseconds,
  )
  try {
    return await Promise.race([call, late])
  } finally {
    clearTimeout(timer)
  }
}
