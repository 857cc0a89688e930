import { randomUUID, randomUUIDv7 } from "node:crypto"
import type { Member } from "../../src/shared/actor.ts"
import type { MemberId } from "../../src/shared/ids.ts"

type AsOwner = (statement: string, values: unknown[]) => Promise<unknown>

/** Somebody who has signed in, in Paris and in French: as the API leaves them after their first request. */
export const newMember = async (asOwner: AsOwner): Promise<Member> => {
  const member: Member = {
    kind: "member",
    id: randomUUIDv7() as MemberId,
    uid: `uid-${randomUUID()}`,
    roles: [],
    locale: "fr",
  }
  await asOwner(
    "insert into members (id, firebase_uid, roles_known_at, created_at, updated_at) values ($1, $2, now(), now(), now())",
    [member.id, member.uid],
  )
  return member
}
