import { z } from "zod"
import { revoked, type Account } from "../account.ts"
import { acceptCustomAttributes, acceptEmail, acceptPassword } from "../credentials.ts"
import { hashPassword } from "../password.ts"

/** What an account may change of itself. An empty or null name or picture removes it. */
export const OwnChanges = z.object({
  displayName: z.string().nullish(),
  photoUrl: z.string().nullish(),
  email: z.string().optional(),
  password: z.string().optional(),
  deleteAttribute: z.array(z.enum(["DISPLAY_NAME", "PHOTO_URL"])).default([]),
})

/** What an administrator may change besides. */
export const AdminChanges = OwnChanges.extend({
  emailVerified: z.boolean().optional(),
  phoneNumber: z.string().optional(),
  disableUser: z.boolean().optional(),
  customAttributes: z.string().optional(),
  /** Epoch seconds. */
  validSince: z.coerce.number().int().optional(),
  deleteProvider: z.array(z.string()).default([]),
})
export type AdminChanges = z.infer<typeof AdminChanges>

/**
 * Prepares a change: awaits what is slow, and returns what makes the changed account out of the current one.
 * `validSince` ends all sessions, a new password those that began in an earlier second (the SDK may hold on to
 * its tokens within the second); a new e-mail address is not verified.
 */
export const prepareChange = async (changes: AdminChanges): Promise<(account: Account) => Account> => {
  const password =
    changes.password === undefined ? null : await hashPassword(acceptPassword(changes.password))
  const email = changes.email === undefined ? null : acceptEmail(changes.email)
  const customAttributes =
    changes.customAttributes === undefined ? null : acceptCustomAttributes(changes.customAttributes)
  const removed = new Set<string>(changes.deleteAttribute)

  return (account) => {
    const changed: Account = {
      ...account,
      displayName: removed.has("DISPLAY_NAME") ? null : textOr(changes.displayName, account.displayName),
      photoUrl: removed.has("PHOTO_URL") ? null : textOr(changes.photoUrl, account.photoUrl),
      phoneNumber: changes.deleteProvider.includes("phone")
        ? null
        : (changes.phoneNumber ?? account.phoneNumber),
      email: email ?? account.email,
      emailVerified:
        changes.emailVerified ?? (account.emailVerified && (email === null || email === account.email)),
      password: password ?? account.password,
      disabled: changes.disableUser ?? account.disabled,
      customAttributes: customAttributes ?? account.customAttributes,
    }
    if (changes.validSince !== undefined) return revoked(changed, changes.validSince)
    return password === null ? changed : { ...changed, validSince: Math.floor(Date.now() / 1000) }
  }
}

const textOr = (change: string | null | undefined, current: string | null): string | null =>
  change === undefined ? current : change === "" ? null : change
