// The stage to try things in: whatever account the credentials are for, nothing reserved, logs for two weeks.
import type { Stage } from './stage.ts'

export const dev: Stage = {
  name: 'dev',
  isProtected: false,
  official: { method: 'even', shareIdle: 'none', sharePlatform: 'none' },
  fiscalYearFirstMonth: 1,
  // Whoever tries the close is alone: the schedule of the 3rd closes by itself.
  closing: { needsTwoPeople: false, mostUnknownCostPercent: 5 },
  // The same person submits, locks and approves.
  budgets: {
    materiality: { amountCents: 10_000, percent: 5, passed: 'both' },
    lockNeedsAnotherPerson: false,
    approvalNeedsAnotherPerson: false,
  },
  schedules: {
    timeZone: 'Etc/UTC',
    allocateCosts: { hour: 4, minute: 0 },
    flexibleMinutes: 15,
    retry: { attempts: 5, maxAgeMinutes: 120 },
  },
  runRetentionDays: 396,
  reports: { keepDays: 30 },
  alerts: { keepDays: 396 },
  webhooks: { keepDays: 14 },
  audit: { keepDays: 92 },
  archive: {},
  logs: { retentionDays: 14, level: 'INFO' },
  reservesConcurrency: false,
  database: { certificateAuthority: 'public' },
  signIn: {
    // Entra ID: the zeros are the directory (tenant) id, and the audience is the API's application id.
    issuer: 'https://login.microsoftonline.com/00000000-0000-0000-0000-000000000000/v2.0',
    jwksUrl: 'https://login.microsoftonline.com/00000000-0000-0000-0000-000000000000/discovery/v2.0/keys',
    audience: 'penguin-figures',
    scope: 'figures.read',
    tokenType: 'JWT',
  },
  api: { throttling: { requestsPerSecond: 50, burst: 100 } },
  // Where Office's development server serves an add-in.
  addIn: { origins: ['https://localhost:3000'] },
  alarms: {
    lateAfterHours: 26,
    unknownCostPercent: 5,
    apiErrorPercent: 1,
    apiSlowAfterMilliseconds: 3_000,
  },
  createsTestEventRegistry: true,
}
