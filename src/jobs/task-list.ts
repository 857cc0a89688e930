import type { TaskList } from "graphile-worker"
import type { JobServices } from "./job-services.ts"
import { assessFermentation } from "./assess-fermentation.ts"
import { projectBatch } from "./project-batch.ts"
import { projectNotification } from "./project-notification.ts"
import { purge } from "./purge.ts"
import { pushNotification } from "./push-notification.ts"
import { ringAlarm } from "./ring-alarm.ts"
import { ringReminder } from "./ring-reminder.ts"

/** Every job by its name. */
export const taskList = (services: JobServices) =>
  ({
    assess_fermentation: assessFermentation(services),
    ring_alarm: ringAlarm(services),
    ring_reminder: ringReminder(services),
    push_notification: pushNotification(services),
    project_batch: projectBatch(services),
    project_notification: projectNotification(services),
    purge: purge(services),
  }) satisfies TaskList
