import pg from "pg"
import { afterEach, expect, test } from "vitest"
import { readConfig } from "../../../src/config.ts"
import { clientConfig } from "../../../src/platform/postgres/connection.ts"
import { databaseLogin } from "../../../src/services.ts"
import { type SilentServer, silentServer } from "../../support/silent-server.ts"

let server: SilentServer | undefined
afterEach(() => server?.stop())

const tlsRequest = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f])
const passwordRequest = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 3])

const environment = { PROJECT_ID: "x", PUBLIC_URL: "https://api.example", DB_USER: "api" }

/** Logs in at a server that has no TLS, and tells what it got to hear. */
const heardFrom = async (variables: Readonly<Record<string, string>>) => {
  const heard: Buffer[] = []
  server = await silentServer((socket) => {
    socket.on("data", (data) => {
      const chunk = typeof data === "string" ? Buffer.from(data) : data
      heard.push(chunk)
      if (chunk.equals(tlsRequest)) socket.write("N")
      else if (heard.length === 1) socket.write(passwordRequest)
      else socket.destroy()
    })
  })
  const login = databaseLogin(readConfig({ ...environment, DB_HOST: "127.0.0.1", ...variables }))
  const token = { password: async () => "the-token" }
  const client = new pg.Client({ ...clientConfig(login), port: server.port, ...token })
  client.on("error", () => {})
  await expect(client.connect()).rejects.toThrow(/SSL|terminated/)
  return Buffer.concat(heard)
}

test("a login by token at an address is over TLS or not at all: a server without never hears the token", async () => {
  expect(await heardFrom({ DB_IAM_LOGIN: "true" })).toEqual(tlsRequest)
})

test("a login whose server has an authority of its own asks for TLS, too", async () => {
  const DB_CA = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----"
  expect(await heardFrom({ DB_PASSWORD: "secret", DB_CA })).toEqual(tlsRequest)
})

test("without either it is in clear, as on a laptop", async () => {
  expect(String(await heardFrom({ DB_PASSWORD: "secret" }))).toContain("the-token")
})

test("through a socket a token needs no TLS", () => {
  const config = readConfig({ ...environment, DB_HOST: "/cloudsql/p:r:i", DB_IAM_LOGIN: "true" })
  expect(clientConfig(databaseLogin(config)).ssl).toBeUndefined()
})
