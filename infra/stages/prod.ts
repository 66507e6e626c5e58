// The stage that Finance relies on: data and stacks protected, logs for thirteen months, one allocation at a time.
import type { Stage } from './stage.ts'

export const prod: Stage = {
  name: 'prod',
  isProtected: true,
  official: { method: 'even', shareIdle: 'none', sharePlatform: 'none' },
  fiscalYearFirstMonth: 1,
  closing: { needsTwoPeople: true, mostUnknownCostPercent: 5 },
  budgets: {
    materiality: { amountCents: 10_000, percent: 5, passed: 'both' },
    lockNeedsAnotherPerson: false,
    approvalNeedsAnotherPerson: true,
  },
  schedules: {
    timeZone: 'Etc/UTC',
    allocateCosts: { hour: 3, minute: 0 },
    flexibleMinutes: 15,
    retry: { attempts: 10, maxAgeMinutes: 360 },
  },
  runRetentionDays: 396,
  reports: { keepDays: 400 },
  alerts: { keepDays: 396 },
  webhooks: { keepDays: 30 },
  // Seven years, as books.
  audit: { keepDays: 2_557 },
  // Seven years: how long books are kept.
  archive: { lockDays: 2_557 },
  logs: { retentionDays: 400, level: 'INFO' },
  reservesConcurrency: true,
  database: { certificateAuthority: 'public' },
  signIn: {
    // Entra ID: the zeros are the directory (tenant) id, and the audience is the API's application id.
    issuer: 'https://login.microsoftonline.com/00000000-0000-0000-0000-000000000000/v2.0',
    jwksUrl: 'https://login.microsoftonline.com/00000000-0000-0000-0000-000000000000/discovery/v2.0/keys',
    audience: 'penguin-figures',
    scope: 'figures.read',
    tokenType: 'JWT',
  },
  api: { throttling: { requestsPerSecond: 200, burst: 400 } },
  addIn: { origins: [] },
  alarms: {
    lateAfterHours: 26,
    unknownCostPercent: 5,
    apiErrorPercent: 1,
    apiSlowAfterMilliseconds: 3_000,
  },
  createsTestEventRegistry: true,
}
