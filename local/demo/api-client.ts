import { z } from "zod"

type Call<S extends z.ZodType> = {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE"
  readonly path: string
  /** The only status that the story goes on with. */
  readonly expect: number
  /** What the story reads of the answer. */
  readonly answer: S
  readonly json?: unknown
  readonly file?: { readonly bytes: Uint8Array<ArrayBuffer>; readonly contentType: string }
  readonly headers?: Readonly<Record<string, string>>
}

type Answer<T> = {
  readonly body: T
  readonly headers: Headers
  /** When it arrived, in milliseconds since the epoch. */
  readonly at: number
}

/** The public API as the app calls it, with the ID token of whoever is signed in. */
export type ApiClient = {
  readonly call: <S extends z.ZodType>(call: Call<S>) => Promise<Answer<z.output<S>>>
}

export const apiClient = (base: string, idToken: () => Promise<string | null>): ApiClient => ({
  call: async ({ method, path, expect, answer, json, file, headers }) => {
    const token = await idToken()
    const response = await fetch(`${base}${path}`, {
      method,
      headers: {
        "accept-language": "en",
        "brasse-client": "demo/1.0.0",
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...(json !== undefined && { "content-type": "application/json" }),
        ...(file && { "content-type": file.contentType }),
        ...headers,
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
      ...(file && { body: file.bytes }),
    })
    const text = await response.text()
    const at = Date.now()
    if (response.status !== expect) {
      throw new Error(`${method} ${path} answered ${response.status} instead of ${expect}: ${text}`)
    }
    const parsed = answer.safeParse(text === "" ? null : JSON.parse(text))
    if (parsed.success) return { body: parsed.data, headers: response.headers, at }
    throw new Error(`${method} ${path} answered something else: ${z.prettifyError(parsed.error)}`)
  },
})

/** An answer without a body. */
export const nothing = z.null()
/** An answer whose body the story does not read. */
export const anything = z.unknown()
