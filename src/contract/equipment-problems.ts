import { defineProblem } from "../http/problem.ts"

export const equipmentProblems = {
  nameTaken: defineProblem({
    code: "name_taken",
    status: 409,
    title: { en: "The name is taken", fr: "Le nom est déjà pris" },
    detail: ({ name }: { name: string }) => ({
      en: `You have another equipment called “${name}”. Choose another name, or change that one.`,
      fr: `Vous avez déjà un équipement nommé « ${name} ». Choisissez un autre nom, ou modifiez celui-là.`,
    }),
  }),
  equipmentDeleted: defineProblem({
    code: "equipment_deleted",
    status: 410,
    title: { en: "The equipment was deleted", fr: "L'équipement a été supprimé" },
    detail: () => ({
      en: "You deleted this equipment. To keep what you sent, store it under a new id.",
      fr: "Vous avez supprimé cet équipement. Pour garder votre envoi, enregistrez-le sous un nouvel identifiant.",
    }),
  }),
  equipmentNotFound: defineProblem({
    code: "equipment_not_found",
    status: 404,
    title: { en: "No such equipment", fr: "Équipement introuvable" },
    detail: () => ({
      en: "There is no equipment with this equipmentId among yours.",
      fr: "Aucun de vos équipements ne porte cet equipmentId.",
    }),
  }),
  noDefaultEquipment: defineProblem({
    code: "default_equipment_not_found",
    status: 404,
    title: { en: "No default equipment", fr: "Aucun équipement par défaut" },
    detail: () => ({
      en: "Name an equipmentId, or make one of your equipments the default.",
      fr: "Indiquez un equipmentId, ou choisissez l'un de vos équipements par défaut.",
    }),
  }),
}
