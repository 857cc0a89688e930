import { encode, ExtData } from "@msgpack/msgpack"
import { describe, expect, test } from "vitest"
import { readConfiguration, unknown, type Value } from "../../tools/terraform/provider/configuration.ts"
import type { ArgumentRules, BlockSchema } from "../../tools/terraform/provider/provider-schema.ts"
import { validateArguments } from "../../tools/terraform/provider/validate-arguments.ts"

const text = { type: "string", optional: true }
const schema: BlockSchema = {
  attributes: { a: text, b: text, c: text, id: { type: "string", computed: true } },
  block_types: {
    rule: {
      nesting_mode: "list",
      block: { attributes: { x: text, y: text, many: { type: ["list", "string"], optional: true } } },
    },
  },
}

const problems = (rules: ArgumentRules, configuration: Value) =>
  validateArguments(schema, rules, configuration).map(({ summary, path }) => `${path.join(".")}: ${summary}`)

describe("a value", () => {
  const rules = { a: { one_of: ["ON", "OFF"] }, b: { min: 1, max: 5 }, c: { min_length: 2, max_length: 3 } }

  test("is one of those that are allowed", () => {
    expect(problems(rules, { a: "ON" })).toEqual([])
    expect(problems(rules, { a: "on" })).toEqual(['a: "a" must be one of ON, OFF, got on'])
  })

  test("that is left out, empty or not known yet, is not held against it", () => {
    expect(problems(rules, { a: null, b: unknown, c: "" })).toEqual([])
    expect(problems(rules, { a: "" })).toEqual([])
    expect(problems(rules, unknown)).toEqual([])
  })

  test("is in its range, and a text as long as it may be", () => {
    expect(problems(rules, { b: 5, c: "abc" })).toEqual([])
    expect(problems(rules, { b: 6, c: "abcd" })).toEqual([
      'b: "b" must be 1 to 5, got 6',
      'c: "c" must have 2 to 3 characters, got abcd',
    ])
    expect(problems({ b: { min: 1 } }, { b: 0 })).toEqual(['b: "b" must be at least 1, got 0'])
    expect(problems({ b: { max: 1 } }, { b: 2 })).toEqual(['b: "b" must be at most 1, got 2'])
  })

  test("is looked at in each block, and each item of a list", () => {
    const inBlocks = { "rule.x": { one_of: ["ON"] }, "rule.many": { one_of: ["GET"], max_items: 2 } }
    const configuration = {
      rule: [
        { x: "ON", many: ["GET"] },
        { x: "UP", many: ["GET", "PUT", "GET"] },
      ],
    }
    expect(problems(inBlocks, configuration)).toEqual([
      'rule.1.x: "x" must be one of ON, got UP',
      'rule.1.many: "many" must be one of GET, got PUT',
      'rule.1.many: "many" must have at most 2 items, got 3',
    ])
  })

  test("for what only the provider can know is refused", () => {
    expect(problems({}, { id: null })).toEqual([])
    expect(problems({}, { id: "x" })).toEqual(['id: "id" is decided by the provider and cannot be set'])
  })
})

describe("of arguments", () => {
  test("one excludes another, where both are known", () => {
    const rules = { a: { conflicts_with: ["b"] } }
    expect(problems(rules, { a: "1", b: null })).toEqual([])
    expect(problems(rules, { a: "1", b: unknown })).toEqual([])
    expect(problems(rules, { a: "1", b: "2" })).toEqual(['a: "a" conflicts with "b"'])
  })

  test("exactly one is set, which is said once", () => {
    const one = { exactly_one_of: ["a", "b"] }
    const rules = { a: one, b: one }
    expect(problems(rules, { a: "1" })).toEqual([])
    expect(problems(rules, { b: unknown })).toEqual([])
    expect(problems(rules, { a: "1", b: unknown })).toEqual([])
    expect(problems(rules, {})).toEqual([': one of "a", "b" must be set'])
    expect(problems(rules, { a: "1", b: "2" })).toEqual([': only one of "a", "b" can be set, got "a", "b"'])
  })

  test("some are set, in each block that is there and in none that is not", () => {
    const some = { at_least_one_of: ["rule.x", "rule.y"] }
    const rules = { "rule.x": some, "rule.y": some }
    expect(problems(rules, { rule: [] })).toEqual([])
    expect(problems(rules, { rule: [{ x: "1", y: "2" }] })).toEqual([])
    expect(problems(rules, { rule: [{ x: "1" }, {}] })).toEqual([
      'rule.1: at least one of "rule.x", "rule.y" must be set',
    ])
  })

  test("one needs another", () => {
    const rules = { "rule.x": { required_with: ["a", "rule.y"] } }
    expect(problems(rules, { rule: [{ y: "1" }] })).toEqual([])
    expect(problems(rules, { a: unknown, rule: [{ x: "1", y: "2" }] })).toEqual([])
    expect(problems(rules, { rule: [{ x: "1", y: "2" }] })).toEqual(['rule.0: "rule.x" needs "a"'])
  })

  test("a block that occurs counts as set, one that does not occur does not", () => {
    const rules = { a: { conflicts_with: ["rule"] } }
    expect(problems(rules, { a: "1", rule: [] })).toEqual([])
    expect(problems(rules, { a: "1", rule: [{}] })).toEqual(['a: "a" conflicts with "rule"'])
  })
})

test("what Terraform does not know yet arrives as an extension of msgpack, of either kind", () => {
  const sent = encode({
    a: new ExtData(0, new Uint8Array([0])),
    b: new ExtData(12, new Uint8Array([0x80])),
    c: ["x", null],
  })
  expect(readConfiguration(sent)).toEqual({ a: unknown, b: unknown, c: ["x", null] })
})
