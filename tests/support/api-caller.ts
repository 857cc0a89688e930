/** What is sent: a value goes as JSON, bytes and streams go as they are. */
export type ApiRequest = {
  readonly token?: string | undefined
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export type ApiAnswer = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body read as JSON; null when there is none, or it is something else. */
  readonly json: unknown
}

export type Call = (method: string, path: string, request?: ApiRequest) => Promise<ApiAnswer>

/** Calls an API as an app does, over HTTP, in English. */
export const apiCaller =
  (url: string): Call =>
  async (method, path, { token, body, headers } = {}) => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: {
        "accept-language": "en",
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && {
        body: isRaw(body) ? body : JSON.stringify(body),
        duplex: "half" as const,
      }),
    })
    const text = await answer.text()
    const isJson = answer.headers.get("content-type")?.endsWith("json") === true && text !== ""
    return { status: answer.status, headers: answer.headers, text, json: isJson ? JSON.parse(text) : null }
  }

const isRaw = (body: unknown): body is Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | string =>
  body instanceof Uint8Array || body instanceof ReadableStream || typeof body === "string"
