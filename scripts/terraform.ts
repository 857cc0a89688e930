import { findTerraform, runTerraform } from "../tools/terraform/run-terraform.ts"
import { readProviderSchemas } from "../tools/terraform/provider/provider-schema.ts"
import { serveProviders } from "../tools/terraform/provider/serve-providers.ts"

// `npm run terraform -- …`: Terraform without cloud, account or network, for `init -backend=false`, `validate` and
// `test`. Its providers are stand-ins which know the real schemas and create nothing; `plan` and `apply` need the real
// ones. Arguments are Terraform's: `npm run terraform -- -chdir=terraform/envs/dev validate`.

const terraform = findTerraform()
if (terraform === null)
  throw new Error("There is no terraform on PATH: https://developer.hashicorp.com/terraform/install")

const providers = await serveProviders(readProviderSchemas())
const { code } = await runTerraform(process.argv.slice(2), {
  terraform,
  cwd: process.cwd(),
  reattach: providers.reattach,
  inherit: true,
})
providers.close()
process.exitCode = code ?? 1
