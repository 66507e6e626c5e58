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
  /** Of the larger of its two functions. */
  readonly apiMemoryMegabytes: number
  /** By the schedules: one a day, and one for the month that has ended. */
  readonly runsAMonth: number
  /** By the schedules: one a day, one for the month that has ended, and one for every third of them, the quarter. */
  readonly summariesAMonth: number
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
  readonly kilobytesOfLogsARequest: number
  readonly siteGigabytes: number
}
