import { alertsHaveRunbooks } from "./alerts.ts"
import { servicesAreEnabled } from "./apis.ts"
import { argumentsFitTheirTypes } from "./arguments.ts"
import { bucketsAreClosed, bucketsAreKept } from "./buckets.ts"
import { containersGetTheirVariables, deploysKeepWhatTheySet } from "./cloud-run.ts"
import { noKeysAreMade, secretsStayOutOfTheState } from "./credentials.ts"
import { sentFilesAreJson } from "./dashboards.ts"
import { databasesArePrivate } from "./databases.ts"
import { declarationsAreAlphabetical, declarationsAreDescribed, declarationsAreUsed } from "./declarations.ts"
import { loadBalancingIsSaid } from "./edge.ts"
import { environmentsSetTheSame } from "./environments.ts"
import { federationAsksForNumbers } from "./federation.ts"
import { moduleCallsFit } from "./module-calls.ts"
import { nobodyIsEverybody, onlyTheApiIsPublic } from "./principals.ts"
import { nothingIsRandom, providersArePinned } from "./providers.ts"
import { readmesAreCurrent } from "./readmes.ts"
import { referencesResolve } from "./references.ts"
import { refusalsAreSentences } from "./refusals.ts"
import { accountsAreNotInterchangeable, grantsAddUp, rolesAreNarrow } from "./roles.ts"
import { systemsHaveTheirCounterparts } from "./systems.ts"
import { filtersFindWhatIsWritten, metricsExist } from "./telemetry.ts"
import { pathsAreAnswered } from "./paths.ts"
import { protectionIsSaid } from "./protection.ts"

/** What holds for the folder `terraform`, by name. `tests/terraform/policies.unit.test.ts` proves that each can fail. */
export const allPolicies = {
  accountsAreNotInterchangeable,
  alertsHaveRunbooks,
  argumentsFitTheirTypes,
  bucketsAreClosed,
  bucketsAreKept,
  containersGetTheirVariables,
  databasesArePrivate,
  declarationsAreAlphabetical,
  declarationsAreDescribed,
  declarationsAreUsed,
  deploysKeepWhatTheySet,
  environmentsSetTheSame,
  federationAsksForNumbers,
  filtersFindWhatIsWritten,
  grantsAddUp,
  loadBalancingIsSaid,
  metricsExist,
  moduleCallsFit,
  nobodyIsEverybody,
  noKeysAreMade,
  nothingIsRandom,
  onlyTheApiIsPublic,
  pathsAreAnswered,
  protectionIsSaid,
  providersArePinned,
  readmesAreCurrent,
  referencesResolve,
  refusalsAreSentences,
  rolesAreNarrow,
  secretsStayOutOfTheState,
  sentFilesAreJson,
  servicesAreEnabled,
  systemsHaveTheirCounterparts,
} as const
