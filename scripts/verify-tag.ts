import packageFile from "../package.json" with { type: "json" }
import { checkTag } from "./rollout/check-tag.ts"

// node scripts/verify-tag.ts TAG ENVIRONMENT: the first step of a build. Needs nothing but Node.

const [, , tag = "", environment = ""] = process.argv
const wrong = checkTag(tag, environment, packageFile.version)
if (wrong === null) console.log(`${tag} is version ${packageFile.version} for ${environment}`)
else {
  console.error(`✗ ${wrong}`)
  process.exitCode = 1
}
