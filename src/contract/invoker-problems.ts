import { defineProblem, problem } from "../http/problem.ts"
import type { InvokerError } from "../shared/invokers.ts"

/** Why a machine may not enter where only our own may. */
export const invokerProblems = {
  unauthenticated: defineProblem({
    code: "invoker_unauthenticated",
    status: 401,
    title: { en: "For our own machines only", fr: "Réservé à nos propres machines" },
    detail: () => ({
      en: "Send the OIDC token that Google issued for your service account as Authorization: Bearer.",
      fr: "Envoyez dans Authorization: Bearer le jeton OIDC émis par Google pour votre compte de service.",
    }),
  }),
  tokenInvalid: defineProblem({
    code: "invoker_token_invalid",
    status: 401,
    title: { en: "The token does not count here", fr: "Ce jeton n'est pas valable ici" },
    detail: () => ({
      en: "The token was not issued by Google for this service, or it has expired.",
      fr: "Le jeton n'a pas été émis par Google pour ce service, ou il a expiré.",
    }),
  }),
  refused: defineProblem({
    code: "invoker_refused",
    status: 403,
    title: { en: "This account may not call here", fr: "Ce compte n'a pas accès ici" },
    detail: () => ({
      en: "Only the service account that is configured as INTERNAL_INVOKER may call this.",
      fr: "Seul le compte de service configuré dans INTERNAL_INVOKER peut appeler cette adresse.",
    }),
  }),
}

const challenge = (error?: string) => ({
  headers: {
    "www-authenticate": `Bearer realm="brasse-bouillon-internal"${error === undefined ? "" : `, error="${error}"`}`,
  },
})

export const invokerUnauthenticated = () => problem(invokerProblems.unauthenticated, undefined, challenge())

export const invokerProblem = ({ kind }: InvokerError) =>
  kind === "invoker_refused"
    ? problem(invokerProblems.refused, undefined)
    : problem(invokerProblems.tokenInvalid, undefined, challenge("invalid_token"))
