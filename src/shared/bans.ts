/** Keeps addresses out that keep failing to prove who they are. A port, as limits are. */
export type Bans = {
  /** How long an address has to wait before it is heard again; 0 when it may ask. */
  readonly secondsLeft: (address: string) => number
  /** An address has shown a token that nobody issued. */
  readonly failed: (address: string) => void
}
