import type { Baseline } from "./baseline.ts"
import type { Place } from "./place.ts"

const rollback = ({ project, region, lockBucket, services }: Place): string =>
  `npm run rollback -- --project=${project} --region=${region} --lock-bucket=${lockBucket} ` +
  `--api=${services.api} --worker=${services.worker}`

/** What a person can do when a step failed: the end of the message that they get. */
export const advice = {
  again: "Retry the build; if it fails again, look at the service in Cloud Console.",

  migrate: (job: string): string =>
    `See the log of the job ${job} in Cloud Console. Migrations that ran stay: the release that serves works with ` +
    "them. Correct the failing file if it has run nowhere, else add another, and tag a new version.",

  start: (service: string, revision: string): string =>
    `See the log of ${revision}: gcloud run services logs read ${service}. ` +
    "Most often a variable, a secret or a right is missing.",

  smoke:
    "See the log of the revision; npm run image tries the same image on this machine. Then tag a new version.",

  limits: (revision: string): string =>
    `See the errors of ${revision} in Error Reporting and its log, mend them, and tag a new version.`,

  byHand: (place: Place, target: Baseline): string =>
    [
      `At once: ${rollback(place)}`,
      "or:",
      ...(["api", "worker"] as const).map(
        (name) =>
          `  gcloud run services update-traffic ${place.services[name]} --to-revisions=${target[name]}=100 ` +
          `--project=${place.project} --region=${place.region}`,
      ),
    ].join("\n"),

  taken: (place: Place): string =>
    "Wait for it to end, then start this one again (retry its build). " +
    `If it died, this puts things back and frees the lock at once: ${rollback(place)}`,

  look: "Can the services be read? See the reason above, then start this rollout again.",

  lock: "Is the bucket of the lock there, and may this account write to it? Then start again.",

  lost: "Nothing more was changed here. See who took over: a rollback by hand puts everything back itself.",
} as const
