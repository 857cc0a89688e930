// What of Terraform's language the checks look at.

/** Where something stands; lines count from 1. */
export type Place = { readonly file: string; readonly line: number }

/** `name = value` */
export type Attribute = Place & { readonly name: string; readonly value: Expression }

/** `type "label" "label" { … }`, its attributes and blocks in the order in which they are written. */
export type Block = Place & {
  readonly type: string
  readonly labels: readonly string[]
  readonly attributes: readonly Attribute[]
  readonly blocks: readonly Block[]
}

/** `a.b["c"][0].*`: the first name, then names as text, indexes as expressions, splats as "*". */
export type Reference = {
  readonly kind: "reference"
  readonly root: string
  readonly steps: readonly (string | Expression)[]
}

type Shape =
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  /** Text with values in it; `directive` stands for a condition or a loop of a template. */
  | { readonly kind: "template"; readonly parts: readonly (string | Expression)[] }
  | { readonly kind: "object"; readonly entries: readonly ObjectEntry[] }
  | { readonly kind: "tuple"; readonly items: readonly Expression[] }
  | Reference
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Expression[] }
  /** A loop in an expression or in a template; `names` are known inside of it only. */
  | {
      readonly kind: "for"
      readonly names: readonly string[]
      readonly over: Expression
      readonly inside: readonly Expression[]
    }
  /** An operation, a condition, an index of something that is no reference. */
  | { readonly kind: "operation"; readonly operands: readonly Expression[] }

export type ObjectEntry = { readonly key: string | Expression; readonly value: Expression }

/** `text` is what is written in the file. */
export type Expression = Place & { readonly text: string } & Shape

/** The files that were read say something that is not Terraform's language. */
export class SyntaxProblem extends Error {
  override readonly name = "SyntaxProblem"
}
