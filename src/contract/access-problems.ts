import { defineProblem } from "../http/problem.ts"

/** Why somebody may not enter, or not now. */
export const accessProblems = {
  unauthenticated: defineProblem({
    code: "unauthenticated",
    status: 401,
    title: { en: "Sign in first", fr: "Connectez-vous d'abord" },
    detail: () => ({
      en: "Send a Firebase ID token as Authorization: Bearer.",
      fr: "Envoyez un jeton Firebase dans Authorization: Bearer.",
    }),
  }),
  tokenExpired: defineProblem({
    code: "token_expired",
    status: 401,
    title: { en: "The token has expired", fr: "Le jeton a expiré" },
    detail: () => ({
      en: "The ID token is no longer valid. Get a new one from Firebase and repeat the request.",
      fr: "Le jeton n'est plus valide. Demandez-en un nouveau à Firebase, puis répétez la requête.",
    }),
  }),
  tokenInvalid: defineProblem({
    code: "token_invalid",
    status: 401,
    title: { en: "The token is not valid", fr: "Le jeton n'est pas valide" },
    detail: () => ({
      en: "The ID token was not issued by this project's Firebase Auth. Sign in again.",
      fr: "Le jeton n'a pas été émis par le Firebase Auth de ce projet. Reconnectez-vous.",
    }),
  }),
  tokenRevoked: defineProblem({
    code: "token_revoked",
    status: 401,
    title: { en: "This session has ended", fr: "Cette session est terminée" },
    detail: () => ({
      en: "The account was signed out everywhere since this sign-in. Sign in again.",
      fr: "Le compte a été déconnecté partout depuis cette connexion. Reconnectez-vous.",
    }),
  }),
  memberDisabled: defineProblem({
    code: "member_disabled",
    status: 401,
    title: { en: "This account cannot be used", fr: "Ce compte n'est pas utilisable" },
    detail: () => ({
      en: "The account was disabled or deleted. Signing in again does not help: contact us.",
      fr: "Le compte est désactivé ou supprimé. Se reconnecter n'y change rien : contactez-nous.",
    }),
  }),
  forbidden: defineProblem({
    code: "forbidden",
    status: 403,
    title: { en: "Not allowed", fr: "Accès refusé" },
    detail: () => ({
      en: "This needs a role that the account does not have.",
      fr: "Cette action demande un rôle que le compte n'a pas.",
    }),
  }),
  tooManyRequests: defineProblem({
    code: "too_many_requests",
    status: 429,
    title: { en: "Too many requests", fr: "Trop de requêtes" },
    detail: ({ seconds }: { seconds: number }) => ({
      en: `The quota is used up. Try again in ${seconds} s.`,
      fr: `Le quota est épuisé. Réessayez dans ${seconds} s.`,
    }),
  }),
  addressBanned: defineProblem({
    code: "address_banned",
    status: 429,
    title: { en: "Too many false tokens", fr: "Trop de faux jetons" },
    detail: ({ seconds }: { seconds: number }) => ({
      en: `Too many tokens from this address were not issued by us. It is heard again in ${seconds} s.`,
      fr: `Trop de jetons venus de cette adresse n'ont pas été émis par nous. Réessayez dans ${seconds} s.`,
    }),
  }),
  upgradeRequired: defineProblem({
    code: "upgrade_required",
    status: 426,
    title: { en: "The app is too old", fr: "L'application est trop ancienne" },
    detail: ({ minimum }: { minimum: string }) => ({
      en: `Version ${minimum} or newer is needed. Update the app; nothing of yours is lost.`,
      fr: `La version ${minimum} ou plus récente est nécessaire. Mettez l'application à jour ; rien n'est perdu.`,
    }),
  }),
  readOnly: defineProblem({
    code: "read_only",
    status: 503,
    title: { en: "Nothing can be changed right now", fr: "Aucune modification possible pour l'instant" },
    detail: () => ({
      en: "We are maintaining the service: everything can be read, changes are taken again soon.",
      fr: "Maintenance en cours : tout reste lisible, les modifications reviendront bientôt.",
    }),
  }),
}
