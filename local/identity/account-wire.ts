import type { Account } from "./account.ts"

/** What Firebase says in place of a password hash; the SDKs take it for "has a password". */
const REDACTED = Buffer.from("REDACTED").toString("base64")

/** An account as the API shows it: absent fields are left out, numbers are text. */
export const toAccountWire = (account: Account) => {
  const profile = {
    ...(account.displayName !== null && { displayName: account.displayName }),
    ...(account.photoUrl !== null && { photoUrl: account.photoUrl }),
  }
  return {
    localId: account.localId,
    ...profile,
    ...(account.email !== null && { email: account.email, emailVerified: account.emailVerified }),
    ...(account.phoneNumber !== null && { phoneNumber: account.phoneNumber }),
    ...(account.password !== null && { passwordHash: REDACTED }),
    providerUserInfo: [
      ...(account.email !== null && account.password !== null
        ? [
            {
              providerId: "password",
              rawId: account.email,
              federatedId: account.email,
              email: account.email,
              ...profile,
            },
          ]
        : []),
      ...(account.phoneNumber !== null
        ? [{ providerId: "phone", rawId: account.phoneNumber, phoneNumber: account.phoneNumber }]
        : []),
    ],
    ...(account.customAttributes !== null && { customAttributes: account.customAttributes }),
    disabled: account.disabled,
    validSince: String(account.validSince),
    createdAt: String(account.createdAt),
    ...(account.lastLoginAt !== null && { lastLoginAt: String(account.lastLoginAt) }),
    ...(account.lastRefreshAt !== null && { lastRefreshAt: new Date(account.lastRefreshAt).toISOString() }),
  }
}
