import type { Member, Role } from "../../shared/actor.ts"
import type { MemberId } from "../../shared/ids.ts"
import type { AccountDeps } from "./account-deps.ts"
import { disableMember, enableMember, setRoles } from "./administer-member.ts"
import { authenticate } from "./authenticate.ts"
import { readMe } from "./read-me.ts"
import { signOutEverywhere } from "./sign-out-everywhere.ts"
import { updateMe, type UpdateMe } from "./update-me.ts"

export type { Account } from "./account.ts"
export { shownUnits } from "./account.ts"
export type { AdministerError } from "./administer-member.ts"
export { memberSettings } from "./member-settings.ts"
export type { MemberState } from "./member-state.ts"

/** Who people are, whether they may enter, and what they say of themselves. */
export const makeAccounts = (deps: AccountDeps) => ({
  authenticate: (token: string) => authenticate(deps, token),
  readMe: (member: Member) => readMe(deps, member),
  updateMe: (member: Member, command: UpdateMe) => updateMe(deps, member, command),
  signOutEverywhere: (member: Member) => signOutEverywhere(deps, member),
  disable: (admin: Member, command: { readonly memberId: MemberId }) => disableMember(deps, admin, command),
  enable: (admin: Member, command: { readonly memberId: MemberId }) => enableMember(deps, admin, command),
  setRoles: (admin: Member, command: { readonly memberId: MemberId; readonly roles: readonly Role[] }) =>
    setRoles(deps, admin, command),
})
export type Accounts = ReturnType<typeof makeAccounts>
