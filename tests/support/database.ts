import { randomUUID } from "node:crypto"
import { Client } from "pg"
import { services } from "./services.ts"

export type TestDatabase = {
  /** The application's login: it may do what the API may. */
  readonly url: string
  /** The owner's login: for what a test arranges behind the application's back. */
  readonly ownerUrl: string
  /** Ends its connections and removes it. */
  readonly drop: () => Promise<void>
}

/** A migrated, empty database of its own: one per test file, so that files run side by side. */
export const freshDatabase = async (): Promise<TestDatabase> => {
  const { database } = services()
  const template = nameIn(database.owner)
  const name = `test_${randomUUID().replaceAll("-", "")}`
  await asAdmin(`create database ${name} template ${template} owner brasse_bouillon_owner`)
  return {
    url: withName(database.application, name),
    ownerUrl: withName(database.owner, name),
    drop: () => asAdmin(`drop database ${name} with (force)`),
  }
}

const nameIn = (url: string): string => new URL(url).pathname.slice(1)

const withName = (url: string, name: string): string => {
  const renamed = new URL(url)
  renamed.pathname = `/${name}`
  return renamed.href
}

const asAdmin = async (statement: string): Promise<void> => {
  const client = new Client({ connectionString: services().database.admin })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
