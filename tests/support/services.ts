import { inject } from "vitest"
import type { Endpoints } from "../../local/stack.ts"

/** Where the local cloud of this run listens. */
export type TestServices = Endpoints & { readonly projectId: string }

declare module "vitest" {
  interface ProvidedContext {
    services: TestServices
  }
}

/** The services that the run started; only in the `services` project of vitest.config.ts. */
export const services = (): TestServices => inject("services")
