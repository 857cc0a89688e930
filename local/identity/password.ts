import { randomBytes, scrypt as scryptWithCallback, timingSafeEqual } from "node:crypto"
import { promisify } from "node:util"
import { z } from "zod"

const scrypt = promisify<string, Buffer, number, Buffer>(scryptWithCallback)
const KEY_BYTES = 32

/** A password as it is kept: scrypt with Node's default cost, both parts in base64. */
export type StoredPassword = z.infer<typeof StoredPassword>
export const StoredPassword = z.object({ salt: z.string(), hash: z.string() })

export const hashPassword = async (password: string): Promise<StoredPassword> => {
  const salt = randomBytes(16)
  const hash = await scrypt(password, salt, KEY_BYTES)
  return { salt: salt.toString("base64"), hash: hash.toString("base64") }
}

export const passwordMatches = async (password: string, stored: StoredPassword): Promise<boolean> => {
  const hash = await scrypt(password, Buffer.from(stored.salt, "base64"), KEY_BYTES)
  return timingSafeEqual(hash, Buffer.from(stored.hash, "base64"))
}
