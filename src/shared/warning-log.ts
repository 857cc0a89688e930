/** Where a feature says that something went wrong which it has dealt with. A port: the application's logger. */
export type WarningLog = {
  readonly warning: (event: string, message: string, fields?: Readonly<Record<string, unknown>>) => void
}
