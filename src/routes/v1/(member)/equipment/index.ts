import { EquipmentBody, EquipmentKey, EquipmentWire } from "../../../../contract/equipment.ts"
import { fromEquipmentBody, toEquipmentWire } from "../../../../contract/equipment-mapping.ts"
import { equipmentProblems } from "../../../../contract/equipment-problems.ts"
import { created, ok } from "../../../../http/answer.ts"
import { Problem } from "../../../../http/define.ts"
import { pageOf, pageQuery, pageWire } from "../../../../http/page.ts"
import { problem } from "../../../../http/problem.ts"
import { define } from "../../../_define.ts"

export const handlers = define.member({
  GET: define
    .op({
      id: "listEquipment",
      summary: "List one's equipment, the newest first",
      query: pageQuery(EquipmentKey),
      responses: { 200: pageOf(EquipmentWire), 422: Problem },
    })
    .handle(async ({ query: { limit, cursor }, actor, services }) => {
      const page = await services.equipment.list(actor, { limit, after: cursor })
      return ok(pageWire(page, toEquipmentWire))
    }),
  POST: define
    .op({
      id: "createEquipment",
      summary: "Describe what one brews with",
      description:
        "Name, kind of system and batch volume are enough: of the rest, the usual is taken. Water, scaling and the brew " +
        "day can then be those of these vessels.",
      body: EquipmentBody,
      responses: { 201: EquipmentWire, 409: Problem, 422: Problem },
    })
    .handle(async ({ body, actor, services }) => {
      const stored = await services.equipment.create(actor, fromEquipmentBody(body))
      if (!stored.ok) return problem(equipmentProblems.nameTaken, stored.error)
      const { id, version } = stored.value
      return created(toEquipmentWire(stored.value), { location: `/v1/equipment/${id}`, version })
    }),
})
