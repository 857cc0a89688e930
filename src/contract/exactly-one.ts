import type * as z from "zod"

/** Refuses a body that has none or several of fields that say the same thing in different ways. */
export const exactlyOne =
  <Body extends Readonly<Record<string, unknown>>>(...fields: readonly (keyof Body & string)[]) =>
  ({ value, issues }: z.core.ParsePayload<Body>): void => {
    const [first, second] = fields.filter((field) => value[field] !== undefined)
    if (first !== undefined && second === undefined) return
    const list = fields.join(", ")
    const text = { en: `Send exactly one of ${list}.`, fr: `Envoyez exactement l'un de : ${list}.` }
    const path = second ?? fields[0] ?? ""
    const code = second === undefined ? "required" : "given_twice"
    issues.push({ code: "custom", path: [path], input: value[path], params: { code, text } })
  }
