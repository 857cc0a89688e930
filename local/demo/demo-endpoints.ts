import { z } from "zod"

/** Where the stack listens: what the story needs of `.local/endpoints.json`. */
export const DemoEndpoints = z.object({
  api: z.url(),
  identity: z.url(),
  /** host:port; null where there is no emulator. */
  firestore: z.string().nullable(),
  push: z.url(),
  projectId: z.string(),
  apiKey: z.string(),
  demo: z.object({ email: z.string(), password: z.string() }),
})
export type DemoEndpoints = z.output<typeof DemoEndpoints>
