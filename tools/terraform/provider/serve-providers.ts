import path from "node:path"
import { loadPackageDefinition, Server, ServerCredentials, type handleUnaryCall } from "@grpc/grpc-js"
import { loadSync } from "@grpc/proto-loader"
import { readConfiguration } from "./configuration.ts"
import type { ArgumentRules, BlockSchema, OneProvider, ProviderSchemas } from "./provider-schema.ts"
import { schemaMessage } from "./schema-message.ts"
import { validateArguments, type Problem } from "./validate-arguments.ts"

type ValidateRequest = {
  readonly type_name: string
  readonly config: { readonly msgpack: Uint8Array } | null
}
type ConfigRequest = Pick<ValidateRequest, "config">

/** The servers that stand in for the providers. */
export type ServedProviders = {
  /** Value of TF_REATTACH_PROVIDERS with which Terraform finds them. */
  readonly reattach: string
  readonly close: () => void
}

/**
 * Serves the schemas of the providers to Terraform, each at a port of its own on 127.0.0.1. They know the arguments and
 * their rules and create nothing: enough for `init -backend=false`, `validate` and `test` with mocked providers.
 */
export const serveProviders = async ({ providers, rules }: ProviderSchemas): Promise<ServedProviders> => {
  const served = await Promise.all(
    Object.entries(providers).map(async ([address, provider]) => {
      const server = providerServer(provider, rules)
      return { address, server, port: await listening(server) }
    }),
  )
  const reattach = Object.fromEntries(served.map(({ address, port }) => [address, attachment(port)]))
  return {
    reattach: JSON.stringify(reattach),
    close: () => served.forEach(({ server }) => server.forceShutdown()),
  }
}

const attachment = (port: number) => ({
  Protocol: "grpc",
  ProtocolVersion: 5,
  Pid: process.pid,
  Test: true,
  Addr: { Network: "tcp", String: `127.0.0.1:${port}` },
})

const listening = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
      if (error) reject(error)
      else resolve(port)
    })
  })

const providerServer = (provider: OneProvider, rules: ProviderSchemas["rules"]): Server => {
  const server = new Server({ "grpc.max_send_message_length": -1, "grpc.max_receive_message_length": -1 })
  const answer = schemaMessage(provider)
  const resources = checker(provider.resource_schemas, (type) => rules[type])
  const dataSources = checker(provider.data_source_schemas, (type) => rules[`data.${type}`])
  const own = checker({ provider: provider.provider }, (type) => rules[type])
  server.addService(providerService, {
    GetSchema: unary(() => answer),
    PrepareProviderConfig: unary(({ config }: ConfigRequest) => ({
      prepared_config: config,
      diagnostics: own({ type_name: "provider", config }),
    })),
    ValidateResourceTypeConfig: unary((request: ValidateRequest) => ({ diagnostics: resources(request) })),
    ValidateDataSourceConfig: unary((request: ValidateRequest) => ({ diagnostics: dataSources(request) })),
    Configure: unary(() => ({})),
    Stop: unary(() => ({})),
  })
  return server
}

const unary =
  <Request>(answer: (request: Request) => object): handleUnaryCall<Request, object> =>
  ({ request }, callback) => {
    try {
      callback(null, answer(request))
    } catch (error) {
      callback(error instanceof Error ? error : new Error(String(error)))
    }
  }

const checker =
  (
    types: Readonly<Record<string, { readonly block: BlockSchema }>>,
    rulesOf: (type: string) => ArgumentRules | undefined,
  ) =>
  ({ type_name: type, config }: ValidateRequest): readonly object[] => {
    const schema = types[type]
    if (schema === undefined || config === null) return []
    const problems = validateArguments(schema.block, rulesOf(type) ?? {}, readConfiguration(config.msgpack))
    return problems.map(diagnostic)
  }

const diagnostic = ({ summary, path: steps }: Problem) => ({
  severity: "ERROR",
  summary,
  attribute: {
    steps: steps.map((step) =>
      typeof step === "number" ? { element_key_int: step } : { attribute_name: step },
    ),
  },
})

const definition = loadPackageDefinition(
  loadSync(path.join(import.meta.dirname, "tfplugin5.proto"), {
    keepCase: true,
    enums: String,
    longs: Number,
  }),
)

/** What grpc-js makes of the file is typed as anything that a file may hold. */
const providerService = (
  definition["tfplugin5"] as unknown as {
    Provider: { service: Parameters<Server["addService"]>[0] }
  }
).Provider.service
