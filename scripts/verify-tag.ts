import packageFile from "../package.json" with { type: "json" }
import { checkTag } from "./rollout/check-tag.ts"

// node scripts/verify-tag.ts TAG ENVIRONMENT [NAME=VALUE…]: the first step of a build, so that what cannot end well does
// not begin. Values are those that the trigger must give. Needs nothing but Node.

const [, , tag = "", environment = "", ...given] = process.argv
const missing = given.filter((pair) => pair.endsWith("=")).map((pair) => pair.slice(0, -1))
const wrong = [
  checkTag(tag, environment, packageFile.version) ?? [],
  missing.length === 0
    ? []
    : `The trigger gives no ${missing.join(", ")}: nothing was rolled out. Set it in Terraform and apply that.`,
].flat()
for (const sentence of wrong) console.error(`✗ ${sentence}`)
if (wrong.length > 0) process.exitCode = 1
else console.log(`${tag} is version ${packageFile.version} for ${environment}`)
