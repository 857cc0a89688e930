/** The codes that the SDKs know; text after " : " reaches the person who calls. */
type IdentityErrorCode =
  | "CLAIMS_TOO_LARGE"
  | "DUPLICATE_LOCAL_ID"
  | "EMAIL_EXISTS"
  | "FORBIDDEN_CLAIM"
  | "INVALID_ARGUMENT"
  | "INVALID_CLAIMS"
  | "INVALID_CUSTOM_TOKEN"
  | "INVALID_EMAIL"
  | "INVALID_GRANT_TYPE"
  | "INVALID_ID_TOKEN"
  | "INVALID_LOGIN_CREDENTIALS"
  | "INVALID_REFRESH_TOKEN"
  | "MISSING_EMAIL"
  | "MISSING_ID_TOKEN"
  | "MISSING_PASSWORD"
  | "OPERATION_NOT_ALLOWED"
  | "PERMISSION_DENIED"
  | "PROJECT_NOT_FOUND"
  | "TOKEN_EXPIRED"
  | "USER_DISABLED"
  | "USER_NOT_FOUND"
  | "WEAK_PASSWORD"

/** A refusal in the words of Identity Toolkit. Thrown by the calls, answered by the app. */
export class IdentityError extends Error {
  readonly status: 400 | 403

  constructor(code: IdentityErrorCode, detail?: string, status: 400 | 403 = 400) {
    super(detail === undefined ? code : `${code} : ${detail}`)
    this.name = "IdentityError"
    this.status = status
  }
}

export const identityErrorBody = (error: IdentityError) => ({
  error: {
    code: error.status,
    message: error.message,
    errors: [{ message: error.message, reason: "invalid", domain: "global" }],
  },
})
