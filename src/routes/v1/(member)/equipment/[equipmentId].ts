import {
  EquipmentBody,
  EquipmentParams,
  EquipmentPatch,
  EquipmentWire,
} from "../../../../contract/equipment.ts"
import { fromEquipmentBody, toEquipmentWire } from "../../../../contract/equipment-mapping.ts"
import { patchedEquipment } from "../../../../contract/equipment-patch.ts"
import { equipmentProblems } from "../../../../contract/equipment-problems.ts"
import { created, noContent, ok } from "../../../../http/answer.ts"
import { preconditionFailed, preconditionRequired, satisfies } from "../../../../http/conditional.ts"
import { Problem } from "../../../../http/define.ts"
import { fieldErrors } from "../../../../http/field-errors.ts"
import { problem } from "../../../../http/problem.ts"
import { httpProblems } from "../../../../http/problems.ts"
import { assertNever } from "../../../../shared/assert-never.ts"
import { define } from "../../../_define.ts"

export const handlers = define.member({
  GET: define
    .op({
      id: "readEquipment",
      summary: "Read an equipment of one's own",
      params: EquipmentParams,
      responses: { 200: EquipmentWire, 404: Problem },
    })
    .handle(async ({ params, actor, services }) => {
      const read = await services.equipment.read(actor, params.equipmentId)
      return read.ok
        ? ok(toEquipmentWire(read.value), { version: read.value.version })
        : problem(httpProblems.notFound, undefined)
    }),

  PUT: define
    .op({
      id: "putEquipment",
      summary: "Create an equipment under an id of one's own making, or replace it",
      description:
        "Without If-Match it creates; a repeat of what is stored answers 200 and changes nothing, so a phone may send " +
        "it as often as it likes. Replacing one needs If-Match (428). The id of a deleted one answers 410, an id that is " +
        "somebody else's 404, the name of another one of one's own 409.",
      params: EquipmentParams,
      body: EquipmentBody,
      ifMatch: "optional",
      responses: {
        200: EquipmentWire,
        201: EquipmentWire,
        404: Problem,
        409: Problem,
        410: Problem,
        412: Problem,
        422: Problem,
        428: Problem,
      },
    })
    .handle(async ({ params, body, ifMatch, actor, services }) => {
      const accepts = ifMatch && ((version: number) => satisfies(ifMatch, version))
      const command = { id: params.equipmentId, accepts, ...fromEquipmentBody(body) }
      const put = await services.equipment.put(actor, command)
      if (put.ok) {
        const { outcome, equipment } = put.value
        const { id, version } = equipment
        return outcome === "created"
          ? created(toEquipmentWire(equipment), { location: `/v1/equipment/${id}`, version })
          : ok(toEquipmentWire(equipment), { version })
      }
      switch (put.error.kind) {
        case "equipment_not_found":
          return problem(httpProblems.notFound, undefined)
        case "equipment_deleted":
          return problem(equipmentProblems.equipmentDeleted, undefined)
        case "name_taken":
          return problem(equipmentProblems.nameTaken, put.error)
        case "version_mismatch":
          return preconditionFailed(put.error.version)
        case "precondition_required":
          return preconditionRequired(put.error.version)
        default:
          return assertNever(put.error)
      }
    }),

  PATCH: define
    .op({
      id: "patchEquipment",
      summary: "Change some fields of an equipment",
      description: "JSON Merge Patch (RFC 7396): null removes what is there, so that the usual holds again.",
      params: EquipmentParams,
      body: EquipmentPatch,
      bodyTypes: ["application/merge-patch+json"],
      ifMatch: "required",
      responses: { 200: EquipmentWire, 404: Problem, 409: Problem, 412: Problem, 422: Problem, 428: Problem },
    })
    .handle(async ({ params, body, ifMatch, actor, services, language }) => {
      const changed = await services.equipment.patch(actor, {
        id: params.equipmentId,
        accepts: (version) => satisfies(ifMatch, version),
        change: (equipment) => patchedEquipment(equipment, body),
      })
      if (changed.ok) return ok(toEquipmentWire(changed.value), { version: changed.value.version })
      switch (changed.error.kind) {
        case "equipment_not_found":
          return problem(httpProblems.notFound, undefined)
        case "name_taken":
          return problem(equipmentProblems.nameTaken, changed.error)
        case "version_mismatch":
          return preconditionFailed(changed.error.version)
        case "invalid_patch": {
          const errors = fieldErrors(changed.error.issues, changed.error.input, language)
          return problem(httpProblems.invalid, { count: errors.length }, { extensions: { errors } })
        }
        default:
          return assertNever(changed.error)
      }
    }),

  DELETE: define
    .op({
      id: "deleteEquipment",
      summary: "Delete an equipment",
      params: EquipmentParams,
      ifMatch: "required",
      responses: { 204: null, 404: Problem, 412: Problem, 428: Problem },
    })
    .handle(async ({ params, ifMatch, actor, services }) => {
      const deleted = await services.equipment.delete(actor, {
        id: params.equipmentId,
        accepts: (version) => satisfies(ifMatch, version),
      })
      if (deleted.ok) return noContent()
      switch (deleted.error.kind) {
        case "equipment_not_found":
          return problem(httpProblems.notFound, undefined)
        case "version_mismatch":
          return preconditionFailed(deleted.error.version)
        default:
          return assertNever(deleted.error)
      }
    }),
})
