// What the monthly cost is computed from, beside what is measured: what is deployed, and what is assumed of people.

/** What is deployed, as far as it is charged by its number; a test holds it to the synthesised stacks of prod. */
export interface Deployed {
  readonly alarmMetrics: number
  /** Of the outcomes of jobs, and of each route of the API. */
  readonly customMetrics: number
  readonly dashboards: number
  readonly secrets: number
  readonly functions: number
  readonly allocation: JobSize
  readonly summary: JobSize
  readonly alerts: JobSize
  readonly digests: JobSize
  readonly feedback: JobSize
  readonly webhooks: JobSize
  readonly audit: JobSize
  /** Of the largest of its functions. */
  readonly apiMemoryMegabytes: number
  /** By the schedules: one a day, and one for the month that has ended. */
  readonly runsAMonth: number
  /** By the schedules: one a day, one for the month that has ended, and one for every third of them, the quarter. */
  readonly summariesAMonth: number
  /** By the schedules: one a day, and one for what has ended. */
  readonly alertsAMonth: number
  /** By the schedules: one a month and one a quarter, where the stage mails. */
  readonly digestsAMonth: number
  /** By the schedules: every minute. */
  readonly webhookStartsAMonth: number
  readonly auditMonthsKept: number
  /** Whose cost runs a summary reads. */
  readonly monthsASummary: number
  readonly runRetentionDays: number
  /** Whose runs never expire, and whose archives stay: as many as the lock of the archive lasts. */
  readonly closedMonthsKept: number
  readonly logRetentionDays: number
}

export interface JobSize {
  readonly memoryMegabytes: number
  readonly timeoutSeconds: number
}

/** What is assumed, each in whole numbers that a reader can replace. */
export interface Usage {
  readonly people: number
  readonly workdays: number
  readonly requestsAPersonADay: number
  /** Months that a request asks for. */
  readonly monthsARequest: number
  readonly apiSeconds: number
  readonly kilobytesAnAnswer: number
  /** Digests and critical alerts. */
  readonly mailsAPersonAMonth: number
  /** What SES tells of a mail: that it took it, and that it handed it over. */
  readonly eventsAMail: number
  /** Of keeping one such event. */
  readonly feedbackSeconds: number
  /** Of a start of deliver-webhooks that finds nothing due, as most do. */
  readonly webhookSeconds: number
  /** Attempts, to all endpoints. */
  readonly webhooksAMonth: number
  /** Until a receiver has answered, as if each attempt were a start of its own. */
  readonly receiverSeconds: number
  /** Of a delivery: enqueued, tried, recorded. */
  readonly webhookWrites: number
  /** Of a request's entry in the audit trail, as if each were written by a start of its own. */
  readonly auditSeconds: number
  /** The entry, its copy for a tenant, and its place in the list of its person. */
  readonly auditWrites: number
  /** Of all of them. */
  readonly auditKilobytes: number
  readonly kilobytesOfLogsARequest: number
  readonly siteGigabytes: number
}
