import { describe, expect, test } from "vitest"
import { parseHcl } from "../../tools/terraform/hcl/parse.ts"
import { referencesIn, textsIn } from "../../tools/terraform/hcl/references.ts"
import type { Expression } from "../../tools/terraform/hcl/syntax.ts"

/** Reads `x = …`. */
const read = (text: string): Expression => {
  const [attribute] = parseHcl("a.tf", `x = ${text}\n`).attributes
  if (!attribute) throw new Error("no attribute")
  return attribute.value
}

const references = (text: string): readonly string[] =>
  referencesIn(read(text)).map(({ root, steps }) =>
    [root, ...steps.map((step) => (typeof step === "string" ? step : `[${step.text}]`))].join("."),
  )

describe("a file", () => {
  test("has blocks with labels, in their order and with their lines", () => {
    const { blocks } = parseHcl(
      "a.tf",
      `# first\nresource "type" name {\n  b = 1\n  inner {\n  }\n  a = 2\n}\nlocals {}\n`,
    )
    expect(blocks.map(({ type, labels, line, file }) => [type, labels, line, file])).toEqual([
      ["resource", ["type", "name"], 2, "a.tf"],
      ["locals", [], 8, "a.tf"],
    ])
    expect(blocks[0]?.attributes.map(({ name, line }) => [name, line])).toEqual([
      ["b", 3],
      ["a", 6],
    ])
    expect(blocks[0]?.blocks.map(({ type }) => type)).toEqual(["inner"])
  })

  test("that is not Terraform's language is refused with its line", () => {
    expect(() => parseHcl("a.tf", 'variable "a" {\n  type = string\n')).toThrow(
      /a\.tf:\d+: not Terraform's language/,
    )
    expect(() => parseHcl("a.tf", "x = 1\ny = = 2\n")).toThrow(/a\.tf:2: /)
  })

  test("may be empty", () => {
    expect(parseHcl("a.tf", "")).toEqual({ attributes: [], blocks: [] })
  })
})

describe("a value", () => {
  test.each([
    ["3", 3],
    ["-2.5", -2.5],
    ["1.5e3", 1500],
    ["true", true],
    ["null", null],
    ['""', ""],
    [String.raw`"a\"b\n\u00e9\\"`, 'a"b\né\\'],
    ['"$${no} %%{no}"', "${no} %{no}"],
  ])("%s means itself", (text, value) => {
    expect(read(text)).toMatchObject({ kind: "literal", value })
  })

  test("may be a list or an object, with comments in it", () => {
    expect(read("[1, # one\n 2,\n]")).toMatchObject({ kind: "tuple", items: [{ value: 1 }, { value: 2 }] })
    const object = read('{\n  a = 1 # one\n  "b" : 2, (c) = 3\n  "${d}e" = 4\n}')
    expect(
      object.kind === "object" && object.entries.map(({ key }) => (typeof key === "string" ? key : key.text)),
    ).toEqual(["a", "b", "c", '"${d}e"'])
  })

  test("keeps the texts of a template, blanks and all", () => {
    expect(read('"a ${b} c"')).toMatchObject({ kind: "template", parts: ["a ", { root: "b" }, " c"] })
    expect(textsIn(read("<<-EOT\n  a ${b}\n  c\nEOT"))).toEqual(["\n  a ", "\n  c\n"])
  })
})

describe("what a value refers to", () => {
  test.each([
    ["var.a.b[0].c", ["var.a.b.[0].c"]],
    ['google_x.y[each.key]["k"].*.id', ['google_x.y.[each.key].["k"].*.id', "each.key"]],
    ["local.a[*].b", ["local.a.*.b"]],
    ["(var.a).b[var.c]", ["var.a", "var.c"]],
    ["!var.a && f(var.b, -var.c)", ["var.a", "var.b", "var.c"]],
    ["var.a ? var.b : [var.c]", ["var.a", "var.b", "var.c"]],
    ["{ a = var.b, (var.c) = d }", ["var.b", "var.c", "d"]],
    ['"${var.a}-%{ if var.b }${var.c}%{ else }x%{ endif }"', ["var.a", "var.b", "var.c"]],
    ["<<EOT\n${var.a}\nEOT", ["var.a"]],
    ['[for k, v in var.a : "${k}${v.b}" if v != var.c]', ["var.a", "var.c"]],
    ["{ for k in var.a : k => var.b... }", ["var.a", "var.b"]],
    ['"%{ for a in var.list }${a}${var.b}%{ endfor }"', ["var.list", "var.b"]],
    ["provider::google::f(var.a)", ["var.a"]],
  ])("%s", (text, expected) => {
    expect(references(text)).toEqual(expected)
  })
})
