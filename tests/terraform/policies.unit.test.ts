import { describe, expect, test } from "vitest"
import { allPolicies } from "../../tools/terraform/policies/all-policies.ts"
import { beds, type Bed, type Plant } from "./plants.ts"
import { projectOf, type Files } from "./planted.ts"
import { ourProject } from "./our-project.ts"

const policies = Object.entries(allPolicies)

const said = (findings: readonly { readonly message: string }[]): readonly string[] =>
  findings.map(({ message }) => message)

/** The tree with one text changed, in the one file that has it. */
const planted = (files: Files, { from, to }: Plant): Files => {
  const [place, ...others] = Object.entries(files).filter(([, text]) => text.includes(from))
  if (place === undefined || others.length > 0) throw new Error(`"${from}" must stand in one file`)
  const [file, text] = place
  expect(text.split(from), `"${from}" stands there once`).toHaveLength(2)
  return { ...files, [file]: text.replace(from, () => to) }
}

describe.each(policies)("%s", (name, policy) => {
  const { files, rest, plants }: Bed = beds[name as keyof typeof beds]

  test("holds for terraform/", () => {
    const found = policy(ourProject()).map(
      ({ file, line, message }) => `terraform/${file}:${line}: ${message}`,
    )
    expect(found).toEqual([])
  })

  test("has nothing against what is right", () => {
    expect(said(policy(projectOf(files, rest)))).toEqual([])
  })

  test.each(plants)("finds $mistake", (plant) => {
    expect(said(policy(projectOf(planted(files, plant), rest)))).toEqual(plant.says)
  })
})
