import type { Text } from "./language.ts"
import { defineProblem, type ProblemKind } from "./problem.ts"

/** A kind of problem whose detail is always the same. */
const always = <const Status extends number>(
  code: string,
  status: Status,
  title: Text,
  detail: Text,
): ProblemKind<Status, void> => ({ code, status, title, detail: () => detail })

/** The problems of HTTP itself: every route may answer them. */
export const httpProblems = {
  malformedJson: defineProblem({
    code: "malformed_json",
    status: 400,
    title: { en: "The body is not JSON", fr: "Le corps n'est pas du JSON" },
    detail: ({ reason }: { reason: string }) => ({
      en: `The body could not be read as JSON: ${reason}`,
      fr: `Le corps n'a pas pu être lu comme du JSON : ${reason}`,
    }),
  }),
  invalidEncoding: always(
    "invalid_encoding",
    400,
    { en: "The body is not UTF-8", fr: "Le corps n'est pas en UTF-8" },
    { en: "Send the body again, encoded in UTF-8.", fr: "Renvoyez le corps, encodé en UTF-8." },
  ),
  bodyIncomplete: always(
    "body_incomplete",
    400,
    { en: "The body broke off", fr: "Le corps est incomplet" },
    {
      en: "The connection ended before all of the body had arrived. Send the request again.",
      fr: "La connexion s'est terminée avant l'arrivée de tout le corps. Renvoyez la requête.",
    },
  ),
  tooDeep: defineProblem({
    code: "json_too_deep",
    status: 400,
    title: { en: "The JSON is nested too deeply", fr: "Le JSON est trop imbriqué" },
    detail: ({ max }: { max: number }) => ({
      en: `Arrays and objects may be nested at most ${max} deep.`,
      fr: `Les tableaux et objets peuvent être imbriqués sur ${max} niveaux au plus.`,
    }),
  }),
  notFound: always(
    "not_found",
    404,
    { en: "Not found", fr: "Introuvable" },
    { en: "There is nothing at this address.", fr: "Il n'y a rien à cette adresse." },
  ),
  methodNotAllowed: defineProblem({
    code: "method_not_allowed",
    status: 405,
    title: { en: "Method not allowed", fr: "Méthode non autorisée" },
    detail: ({ method, allow }: { method: string; allow: string }) => ({
      en: `${method} is not possible here. Possible: ${allow}.`,
      fr: `${method} n'est pas possible ici. Possible : ${allow}.`,
    }),
  }),
  notAcceptable: defineProblem({
    code: "not_acceptable",
    status: 406,
    title: { en: "Not acceptable", fr: "Format non disponible" },
    detail: ({ produces }: { produces: string }) => ({
      en: `This resource comes as ${produces} only.`,
      fr: `Cette ressource n'existe qu'en ${produces}.`,
    }),
  }),
  requestStillRunning: always(
    "request_still_running",
    409,
    { en: "The first request is still running", fr: "La première requête est encore en cours" },
    {
      en: "A request with this Idempotency-Key is still running. Wait a moment and repeat it.",
      fr: "Une requête portant cette Idempotency-Key est encore en cours. Patientez, puis répétez-la.",
    },
  ),
  preconditionFailed: always(
    "precondition_failed",
    412,
    { en: "It has changed since you read it", fr: "Modifié depuis votre lecture" },
    {
      en: "If-Match names a version that is no longer current. Read it again, then repeat the change.",
      fr: "If-Match désigne une version qui n'est plus actuelle. Relisez, puis refaites la modification.",
    },
  ),
  tooLarge: defineProblem({
    code: "body_too_large",
    status: 413,
    title: { en: "The body is too large", fr: "Le corps est trop volumineux" },
    detail: ({ maxBytes }: { maxBytes: number }) => ({
      en: `The body may hold at most ${maxBytes} bytes.`,
      fr: `Le corps peut contenir au plus ${maxBytes} octets.`,
    }),
  }),
  unsupportedMediaType: defineProblem({
    code: "unsupported_media_type",
    status: 415,
    title: { en: "Unsupported content type", fr: "Type de contenu non pris en charge" },
    detail: ({ got, accepted }: { got: string | null; accepted: string }) => ({
      en: `Content-Type ${got === null ? "is missing" : `is ${got}`}. Accepted: ${accepted}.`,
      fr: `Content-Type ${got === null ? "est absent" : `vaut ${got}`}. Accepté : ${accepted}.`,
    }),
  }),
  unsupportedEncoding: defineProblem({
    code: "unsupported_content_encoding",
    status: 415,
    title: { en: "Compressed bodies are not read", fr: "Les corps compressés ne sont pas lus" },
    detail: ({ coding }: { coding: string }) => ({
      en: `Content-Encoding is ${coding}. Send the body as it is.`,
      fr: `Content-Encoding vaut ${coding}. Envoyez le corps tel quel.`,
    }),
  }),
  unexpectedBody: always(
    "unexpected_body",
    422,
    { en: "This takes no body", fr: "Aucun corps n'est attendu" },
    {
      en: "Nothing is read from a body here. Send the request without one, or check its method and address.",
      fr: "Aucun corps n'est lu ici. Envoyez la requête sans corps, ou vérifiez sa méthode et son adresse.",
    },
  ),
  invalid: defineProblem({
    code: "validation_failed",
    status: 422,
    title: { en: "The request has invalid values", fr: "La requête contient des valeurs invalides" },
    detail: ({ count }: { count: number }) => ({
      en: count === 1 ? "One value is invalid: see errors." : `${count} values are invalid: see errors.`,
      fr:
        count === 1
          ? "Une valeur est invalide : voir errors."
          : `${count} valeurs sont invalides : voir errors.`,
    }),
  }),
  keyReused: always(
    "idempotency_key_reused",
    422,
    { en: "The Idempotency-Key was used before", fr: "Cette Idempotency-Key a déjà servi" },
    {
      en: "This Idempotency-Key came with another request before. Use a new one for a new request.",
      fr: "Cette Idempotency-Key accompagnait une autre requête. Prenez-en une nouvelle pour une nouvelle requête.",
    },
  ),
  preconditionRequired: always(
    "precondition_required",
    428,
    { en: "If-Match is required", fr: "If-Match est obligatoire" },
    {
      en: "Send the ETag that you read as If-Match, so that no change of somebody else is overwritten.",
      fr: "Envoyez dans If-Match l'ETag que vous avez lu, pour n'écraser la modification de personne.",
    },
  ),
  internal: always(
    "internal_error",
    500,
    { en: "Something broke on our side", fr: "Une erreur est survenue de notre côté" },
    {
      en: "The failure was recorded under the request id in instance. Nothing was half done; you may repeat it.",
      fr: "L'erreur est enregistrée sous l'identifiant de requête (instance). Rien n'est fait à moitié ; vous pouvez réessayer.",
    },
  ),
  unavailable: always(
    "unavailable",
    503,
    { en: "Not available right now", fr: "Indisponible pour le moment" },
    {
      en: "A service that we depend on does not answer. Repeat the request a little later.",
      fr: "Un service dont nous dépendons ne répond pas. Répétez la requête un peu plus tard.",
    },
  ),
}
