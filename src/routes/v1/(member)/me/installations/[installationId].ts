import {
  InstallationBody,
  InstallationParams,
  InstallationWire,
  toInstallationWire,
} from "../../../../../contract/installation.ts"
import { noContent, ok } from "../../../../../http/answer.ts"
import { Problem } from "../../../../../http/define.ts"
import { problem } from "../../../../../http/problem.ts"
import { httpProblems } from "../../../../../http/problems.ts"
import { define } from "../../../../_define.ts"

const registration = {
  summary: "Register a phone for notifications, or bring it up to date",
  description: "Safe to repeat at every start of the app. The token leaves whoever had it before.",
  params: InstallationParams,
  body: InstallationBody,
  responses: { 200: InstallationWire },
} as const

export const handlers = define.member({
  GET: define
    .op({
      id: "readInstallation",
      summary: "Read a phone that one is notified on",
      params: InstallationParams,
      responses: { 200: InstallationWire, 404: Problem },
    })
    .handle(async ({ params, actor, services }) => {
      const result = await services.notifications.readInstallation(actor, params)
      return result.ok ? ok(toInstallationWire(result.value)) : problem(httpProblems.notFound, undefined)
    }),
  POST: define
    .op({ id: "registerInstallation", ...registration })
    .handle(async ({ params, body, actor, services }) => {
      const installation = { id: params.installationId, ...body }
      return ok(toInstallationWire(await services.notifications.putInstallation(actor, installation)))
    }),
  PUT: define
    .op({ id: "putInstallation", ...registration })
    .handle(async ({ params, body, actor, services }) => {
      const installation = { id: params.installationId, ...body }
      return ok(toInstallationWire(await services.notifications.putInstallation(actor, installation)))
    }),
  DELETE: define
    .op({
      id: "deleteInstallation",
      summary: "Stop notifications to a phone",
      params: InstallationParams,
      responses: { 204: null },
    })
    .handle(async ({ params, actor, services }) => {
      await services.notifications.deleteInstallation(actor, params)
      return noContent()
    }),
})
