import { generateKeyPairSync } from "node:crypto"
import path from "node:path"
import { z } from "zod"
import { openStored } from "../stored.ts"

/** The local account that may sign URLs, in the form of Google's key files. */
const KeyFile = z.object({
  type: z.literal("service_account"),
  project_id: z.string(),
  client_email: z.string(),
  private_key_id: z.string(),
  private_key: z.string(),
})

export type ServiceAccount = {
  readonly clientEmail: string
  /** PKCS#8, PEM. */
  readonly privateKey: string
  /** Where GOOGLE_APPLICATION_CREDENTIALS may point; null when there is no data directory. */
  readonly keyFile: string | null
}

const FILE = "service-account.json"

export const openServiceAccount = async (folder: string | undefined): Promise<ServiceAccount> => {
  const stored = await openStored({ folder, file: FILE, schema: KeyFile, initial: async () => makeKeyFile() })
  const { client_email: clientEmail, private_key: privateKey } = stored.get()
  return { clientEmail, privateKey, keyFile: folder === undefined ? null : path.resolve(folder, FILE) }
}

const makeKeyFile = (): z.infer<typeof KeyFile> => {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 })
  return {
    type: "service_account",
    project_id: "local",
    client_email: "storage@local.iam.gserviceaccount.com",
    private_key_id: crypto.randomUUID(),
    private_key: privateKey.export({ type: "pkcs8", format: "pem" }),
  }
}
