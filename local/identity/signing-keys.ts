import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JSONWebKeySet } from "jose"
import { randomUUID } from "node:crypto"
import { z } from "zod"
import { openStored } from "../stored.ts"

const ALGORITHM = "RS256"

const RsaPrivateKey = z.object({
  kid: z.string(),
  kty: z.literal("RSA"),
  n: z.string(),
  e: z.string(),
  d: z.string(),
  p: z.string(),
  q: z.string(),
  dp: z.string(),
  dq: z.string(),
  qi: z.string(),
})
type RsaPrivateKey = z.infer<typeof RsaPrivateKey>

/** The keys that sign ID tokens: the last one signs, all of them verify. */
export type SigningKeys = {
  readonly signer: () => Promise<{ readonly kid: string; readonly key: CryptoKey }>
  /** The public halves, as they are published. */
  readonly keySet: () => JSONWebKeySet
  /** A new key signs from now on; the old ones stay published until they are dropped. */
  readonly rotate: (options: { readonly dropOld: boolean }) => Promise<void>
}

export const openSigningKeys = async (folder: string | undefined): Promise<SigningKeys> => {
  const stored = await openStored<readonly RsaPrivateKey[]>({
    folder,
    file: "signing-keys.json",
    schema: z.array(RsaPrivateKey).min(1),
    initial: async () => [await makeKey()],
  })
  return {
    signer: async () => {
      const newest = stored.get().at(-1)
      if (newest === undefined) throw new Error("no key to sign with")
      const key = await importJWK(newest, ALGORITHM)
      if (key instanceof Uint8Array) throw new Error("the signing key is not an RSA key")
      return { kid: newest.kid, key }
    },
    keySet: () => ({ keys: stored.get().map(publicHalf) }),
    rotate: async ({ dropOld }) => {
      const made = await makeKey()
      await stored.set(dropOld ? [made] : [...stored.get(), made])
    },
  }
}

const makeKey = async (): Promise<RsaPrivateKey> => {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true })
  return RsaPrivateKey.parse({ ...(await exportJWK(privateKey)), kid: randomUUID() })
}

const publicHalf = ({ kid, kty, n, e }: RsaPrivateKey) => ({ kid, kty, n, e, alg: ALGORITHM, use: "sig" })
