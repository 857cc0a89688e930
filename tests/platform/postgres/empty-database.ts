import { randomUUID } from "node:crypto"
import pg from "pg"
import { services } from "../../support/services.ts"

export type EmptyDatabase = {
  /** The owner's login, as migrations have it. */
  readonly ownerUrl: string
  /** The application's login. */
  readonly url: string
  readonly query: (text: string) => Promise<readonly Record<string, unknown>[]>
  readonly drop: () => Promise<void>
}

/** A database without anything in it, owned by the login that migrates. */
export const emptyDatabase = async (): Promise<EmptyDatabase> => {
  const { admin, owner, application } = services().database
  const name = `empty_${randomUUID().replaceAll("-", "")}`
  await once(admin, `create database ${name} owner ${new URL(owner).username}`)
  const ownerUrl = renamed(owner, name)
  return {
    ownerUrl,
    url: renamed(application, name),
    query: (text) => once(ownerUrl, text),
    drop: async () => {
      await once(admin, `drop database ${name} with (force)`)
    },
  }
}

const renamed = (url: string, name: string): string => {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.href
}

const once = async (url: string, text: string): Promise<readonly Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url, options: "-c search_path=brasse_bouillon" })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}
