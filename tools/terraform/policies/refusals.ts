import { writtenText } from "../hcl/references.ts"
import type { Block } from "../hcl/syntax.ts"
import { argument } from "../tree.ts"
import { eachModule, finding } from "./policy.ts"

/** Whoever gives a wrong value is told in a sentence what a right one is. */
export const refusalsAreSentences = eachModule((module) =>
  checksIn(module.blocks).flatMap((check) => {
    const message = argument(check, "error_message")?.value
    const text = message ? writtenText(message).trim() : ""
    const says = text.endsWith(".") && (/\d/.test(text) || text.split(/\s+/).length >= 3)
    return says ? [] : [finding(check, `a ${check.type} refuses without a sentence: "${text}"`)]
  }),
)

const checksIn = (blocks: readonly Block[]): readonly Block[] =>
  blocks.flatMap((block) => [
    ...(["validation", "precondition", "postcondition"].includes(block.type) ? [block] : []),
    ...checksIn(block.blocks),
  ])
