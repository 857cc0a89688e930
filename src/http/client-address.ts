/**
 * The address that the request came from, as the proxies we run ourselves saw it.
 * Each trusted proxy appends the address of whoever spoke to it to `X-Forwarded-For`, so the client stands
 * `trustedHops` from the right; whatever a client wrote further left is never read.
 *
 * @param trustedHops how many proxies of ours the request passed: 0 behind none, 1 on Cloud Run, 2 behind its load balancer
 * @param peer the address of the connection itself, used when no proxy is trusted or the header is too short
 */
export const clientAddress = (forwardedFor: string | null, trustedHops: number, peer: string): string => {
  if (trustedHops === 0 || forwardedFor === null) return peer
  const address = forwardedFor.split(",").at(-trustedHops)?.trim()
  return address === undefined || address === "" ? peer : address
}
