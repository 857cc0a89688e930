import { defineProblem } from "../http/problem.ts"

/** Why something that was sent never became a request. */
export const serverProblems = {
  headersTooLarge: defineProblem({
    code: "headers_too_large",
    status: 431,
    title: { en: "The headers are too large", fr: "Les en-têtes sont trop volumineux" },
    detail: () => ({
      en: "The headers are larger than 8 KiB. Is the token a Firebase ID token?",
      fr: "Les en-têtes dépassent 8 Kio. Le jeton est-il un jeton Firebase ?",
    }),
  }),
  requestTimeout: defineProblem({
    code: "request_timeout",
    status: 408,
    title: { en: "The request took too long", fr: "La requête a trop duré" },
    detail: () => ({
      en: "The request did not arrive in time. Send it again.",
      fr: "La requête n'est pas arrivée à temps. Renvoyez-la.",
    }),
  }),
  malformedRequest: defineProblem({
    code: "malformed_request",
    status: 400,
    title: { en: "Not a readable request", fr: "Requête illisible" },
    detail: () => ({
      en: "What was sent is not an HTTP request with a Host and an address of ours.",
      fr: "Ce qui a été envoyé n'est pas une requête HTTP avec un Host et une adresse à nous.",
    }),
  }),
}
