/** The token of an `Authorization: Bearer` header; what it is made of, its verifier tells. */
export const bearerToken = ({ headers }: Request): string | null => {
  const header = headers.get("authorization")
  if (header === null || header.slice(0, 7).toLowerCase() !== "bearer ") return null
  return header.slice(7).trim() || null
}
