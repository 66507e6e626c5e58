// The table of functions: what each is, needs and may do. Adding a function is adding an entry here; a job that runs by
// itself gets a line in constructs/schedules.ts beside it, and its test events go to functions/<name>/test-events/.
import type { VariableName } from './constructs/function-variables.ts'
import type { GrantName } from './constructs/grants.ts'

export interface FunctionDefinition {
  /** The file that exports `handler`, from the repository's root. */
  readonly entry: string
  /** What it does, when it runs and what an event looks like: the console shows it; Lambda takes 256 characters. */
  readonly description: string
  /**
   * A job is started by a schedule or by hand, and its failures are kept; the api answers the HTTP API; a step is started by
   * a state machine alone.
   */
  readonly kind: 'job' | 'api' | 'step'
  /** Processor power comes with it: 1769 MB are one core. New accounts have at most 3008. */
  readonly memoryMegabytes: number
  readonly timeoutSeconds: number
  /** When an alarm tells that it came near its limit: at 80 % of that, when left out. */
  readonly slowAfterSeconds?: number
  /** Environment variables it reads; function-variables.ts has their values. */
  readonly variables: readonly VariableName[]
  /** What it may do, and nothing else; grants.ts has the actions. */
  readonly grants: readonly GrantName[]
  /** Two at once would be wrong or in vain: one instance, where the stage reserves concurrency. */
  readonly isAlone?: boolean
  /** Whether it connects to the platform's Postgres: then it runs in the stage's network and trusts its authority. */
  readonly readsPlatform?: boolean
}

const OFFICIAL = ['OFFICIAL_METHOD', 'OFFICIAL_SHARE_IDLE', 'OFFICIAL_SHARE_PLATFORM'] as const
const SUMMARY_SETTINGS = [
  'ASSUMED_PROTECTION',
  'SPARE_IP_ALLOWANCE',
  'UNEVEN_LOAD_OVER',
  'PRICE_RISE_OVER',
  'BURNED_IPS_ON_VPS',
  'STALE_SOURCE_HOURS',
  'OLD_BENCHMARK_DAYS',
] as const
/** What every function of the HTTP API reads. */
const API_SETTINGS = [
  'FIGURES_TABLE',
  'CURSOR_KEY_SECRET_ARN',
  'API_BASE_URL',
  'OIDC_ISSUER',
  'OIDC_JWKS_URL',
  'OIDC_AUDIENCE',
  'OIDC_SCOPE',
  'OIDC_TOKEN_TYPE',
  'OIDC_PERSON_CLAIM',
  'OIDC_EMAIL_CLAIM',
  'SECOND_FACTOR_MINUTES',
  'FISCAL_YEAR_FIRST_MONTH',
  ...OFFICIAL,
] as const
const MATERIALITY = ['MATERIALITY_AMOUNT_CENTS', 'MATERIALITY_PERCENT', 'MATERIALITY_PASSED'] as const
const BUDGET_SETTINGS = [
  ...MATERIALITY,
  'BUDGET_LOCK_NEEDS_ANOTHER_PERSON',
  'BUDGET_APPROVAL_NEEDS_ANOTHER_PERSON',
] as const

const POSTHOG_SETTINGS = [
  'POSTHOG_HOST',
  'POSTHOG_CAPTURE_HOST',
  'POSTHOG_PROJECT_ID',
  'POSTHOG_SECRET_ARN',
] as const
/** What the jobs that send mail read; without a sender nothing is mailed. */
const MAIL_SETTINGS = [
  'MAIL_FROM',
  'SES_CONFIGURATION_SET',
  'MAILS_AT_ONCE',
  'MAILS_A_SECOND',
  'API_BASE_URL',
  'ALERT_LINKS_ROOT',
  'MAIL_UNSEEN_DAYS',
  'UNSUBSCRIBE_KEY_SECRET_ARN',
] as const

export const FUNCTIONS = {
  'allocate-costs': {
    entry: 'functions/allocate-costs/handler.ts',
    description:
      'Allocates a month of costs to tenants and publishes the run; restates a closed month. Runs daily for the current month, and by hand. Event: {} is the current month; {"period":"2025-11","dryRun":true} tries one out.',
    kind: 'job',
    memoryMegabytes: 3_008,
    timeoutSeconds: 900,
    variables: [
      'FIGURES_TABLE',
      'ARCHIVE_BUCKET',
      'DATABASE_SECRET_ARN',
      'RUN_RETENTION_DAYS',
      'CODE_VERSION',
      'SCALE_OUT_ABOVE_ASSIGNMENTS',
      'SCALE_OUT_STATE_MACHINE',
      ...OFFICIAL,
    ],
    grants: ['publish-runs', 'archive-inputs', 'read-database-secret'],
    isAlone: true,
    readsPlatform: true,
  },
  'summarize-strategy': {
    entry: 'functions/summarize-strategy/handler.ts',
    description:
      'Summarizes a month or quarter from its published costs and publishes the summary. Runs daily after allocate-costs, and by hand. Event: {} is the current month; {"period":"2025-Q4","dryRun":true} tries a quarter.',
    kind: 'job',
    memoryMegabytes: 3_008,
    timeoutSeconds: 900,
    variables: [
      'FIGURES_TABLE',
      'DATABASE_SECRET_ARN',
      ...POSTHOG_SETTINGS,
      'RUN_RETENTION_DAYS',
      'ALERT_RETENTION_DAYS',
      'CODE_VERSION',
      'FISCAL_YEAR_FIRST_MONTH',
      ...SUMMARY_SETTINGS,
      ...OFFICIAL,
    ],
    grants: ['publish-summaries', 'read-database-secret', 'read-posthog-secret'],
    isAlone: true,
    readsPlatform: true,
  },
  'return-to-run': {
    entry: 'functions/return-to-run/handler.ts',
    description:
      'Makes an earlier run of a month the current one again, with a reason. Runs by hand alone. Event: {"period":"2025-11","reason":"Why it is wrong.","movedBy":"me","dryRun":true} only says what it would do.',
    kind: 'job',
    memoryMegabytes: 1_769,
    timeoutSeconds: 300,
    variables: ['FIGURES_TABLE', ...OFFICIAL],
    grants: ['keep-runs'],
    isAlone: true,
  },
  'close-period': {
    entry: 'functions/close-period/handler.ts',
    description:
      'Prepares and closes a month; its figures then never change. Runs on the 3rd to prepare, and by hand. Event: {"period":"previous","dryRun":true} answers the checklist; {"period":"2025-11","approvedBy":"me"} closes.',
    kind: 'job',
    memoryMegabytes: 3_008,
    timeoutSeconds: 900,
    variables: [
      'FIGURES_TABLE',
      'ARCHIVE_BUCKET',
      'CLOSE_NEEDS_TWO_PEOPLE',
      'CLOSE_MOST_UNKNOWN_COST_PERCENT',
      ...OFFICIAL,
    ],
    grants: ['close-periods', 'archive-closes'],
    isAlone: true,
  },
  'verify-run': {
    entry: 'functions/verify-run/handler.ts',
    description:
      'Holds a published run against its archived inputs, item by item, and names the first difference; writes nothing. Runs by hand alone. Event: {"runId":"0197f0a0-0000-7000-8000-000000000000"}.',
    kind: 'job',
    memoryMegabytes: 3_008,
    timeoutSeconds: 900,
    variables: ['FIGURES_TABLE', 'ARCHIVE_BUCKET'],
    grants: ['verify-runs', 'read-archive'],
  },
  'figures-api': {
    entry: 'functions/figures-api/handler.ts',
    description:
      'Answers the HTTP API with published figures; writes nothing. Runs when a client asks. Event: an API Gateway request, payload 2.0; the shareable test events hold some.',
    kind: 'api',
    memoryMegabytes: 1_769,
    timeoutSeconds: 29,
    variables: API_SETTINGS,
    grants: ['read-runs', 'read-cursor-key'],
  },
  'planning-api': {
    entry: 'functions/planning-api/handler.ts',
    description:
      'Answers the HTTP API under /planning: budgets, variances, bridges, forecasts, what-ifs. Writes budgets and nothing else. Runs when a client asks. Event: an API Gateway request, payload 2.0; see the shareable test events.',
    kind: 'api',
    // A what-if and a bridge compute a month anew from its archive.
    memoryMegabytes: 3_008,
    timeoutSeconds: 29,
    variables: [...API_SETTINGS, 'ARCHIVE_BUCKET', ...BUDGET_SETTINGS],
    grants: ['read-runs', 'keep-budgets', 'read-archive', 'read-cursor-key'],
  },
  'system-api': {
    entry: 'functions/system-api/handler.ts',
    description:
      'Answers the HTTP API under /system: summaries, alerts, decisions, webhooks. Writes what leaders decide and choose, no figure. Runs when a client asks. Event: an API Gateway request, payload 2.0; see the shareable test events.',
    kind: 'api',
    memoryMegabytes: 1_769,
    timeoutSeconds: 29,
    variables: [...API_SETTINGS, 'UNSUBSCRIBE_KEY_SECRET_ARN'],
    grants: [
      'read-for-leaders',
      'keep-alerts',
      'keep-decisions',
      'keep-people',
      'register-webhooks',
      'read-cursor-key',
      'read-unsubscribe-key',
    ],
  },
  'raise-alerts': {
    entry: 'functions/raise-alerts/handler.ts',
    description:
      'Finds alerts in the newest summaries, enqueues webhooks, mails critical ones at once; changes no figure. Runs daily after summarize-strategy, and by hand. Event: {} looks at the newest; {"dryRun":true} says what would change.',
    kind: 'job',
    memoryMegabytes: 3_008,
    timeoutSeconds: 900,
    variables: [
      'FIGURES_TABLE',
      'FISCAL_YEAR_FIRST_MONTH',
      'ALERT_RETENTION_DAYS',
      'WEBHOOK_RETENTION_DAYS',
      'PLATFORM_TENANT_ID',
      ...MATERIALITY,
      ...MAIL_SETTINGS,
      ...POSTHOG_SETTINGS,
      ...OFFICIAL,
    ],
    grants: [
      'read-for-alerts',
      'keep-alerts',
      'announce-decisions',
      'enqueue-webhooks',
      'keep-people',
      'send-mail',
      'read-unsubscribe-key',
      'read-posthog-secret',
    ],
    isAlone: true,
  },
  'send-digests': {
    entry: 'functions/send-digests/handler.ts',
    description:
      'Mails everybody the digest of a month or quarter that has ended, once. Runs on the first of a month and of a quarter, and by hand. Event: {} is the last month; {"kind":"quarterly","dryRun":true} counts who would be mailed.',
    kind: 'job',
    memoryMegabytes: 1_769,
    timeoutSeconds: 900,
    variables: ['FIGURES_TABLE', 'FISCAL_YEAR_FIRST_MONTH', 'ALERT_RETENTION_DAYS', ...MAIL_SETTINGS],
    grants: ['read-alerts', 'read-people', 'keep-people', 'send-mail', 'read-unsubscribe-key'],
    isAlone: true,
  },
  'deliver-webhooks': {
    entry: 'functions/deliver-webhooks/handler.ts',
    description:
      'Makes webhooks of decisions that changed; sends those that are due, signed, with back-off until they are taken. Runs every minute, and by hand. Event: {"startedBy":"me"}; there is nothing to choose.',
    kind: 'job',
    memoryMegabytes: 512,
    // Over before the next one starts: of two at once one would be held back.
    timeoutSeconds: 55,
    // A pass begins attempts for thirty seconds, and the last of them may take fifteen: a full one is not slow.
    slowAfterSeconds: 50,
    variables: ['FIGURES_TABLE', 'WEBHOOK_RETENTION_DAYS'],
    grants: ['announce-decisions', 'deliver-webhooks'],
    isAlone: true,
  },
  'mail-feedback': {
    entry: 'functions/mail-feedback/handler.ts',
    description:
      'Keeps bounces and complaints, so that nobody is mailed where they must not be, and logs what became of each mail. Runs when Amazon SES tells of one. Event: what SNS hands over; see the shareable test events.',
    kind: 'job',
    memoryMegabytes: 512,
    timeoutSeconds: 60,
    variables: ['FIGURES_TABLE'],
    grants: ['keep-addresses'],
  },
  'record-audit': {
    entry: 'functions/record-audit/handler.ts',
    description:
      'Keeps who asked the API for what, and did what by starting a job, from their logs; adds and never changes. Runs when one of them has logged, and by hand to fill a gap. Event: what CloudWatch Logs hands over, or {"lines":[]} of a log.',
    kind: 'job',
    memoryMegabytes: 512,
    timeoutSeconds: 60,
    variables: ['FIGURES_TABLE', 'AUDIT_RETENTION_DAYS'],
    grants: ['record-audit'],
  },
} as const satisfies Readonly<Record<string, FunctionDefinition>>

export type FunctionName = keyof typeof FUNCTIONS

/**
 * The steps of the allocation at scale, deployed where a stage sets `scaleOut`. What they may do beside their grants, and which
 * bucket they share, is said in constructs/scale-out.ts.
 */
export const STEPS = {
  'plan-allocation': {
    entry: 'functions/allocate-at-scale/plan/handler.ts',
    description:
      'First step of an allocation at scale: reads a month and writes what each shard computes from. Runs when the state machine asks. Event: that of allocate-costs.',
    kind: 'step',
    memoryMegabytes: 10_240,
    timeoutSeconds: 900,
    variables: ['FIGURES_TABLE', 'ARCHIVE_BUCKET', 'DATABASE_SECRET_ARN', 'CODE_VERSION', ...OFFICIAL],
    grants: ['plan-runs', 'archive-inputs', 'read-database-secret'],
    readsPlatform: true,
  },
  'allocate-shard': {
    entry: 'functions/allocate-at-scale/shard/handler.ts',
    description:
      'Middle step of an allocation at scale: counts or allocates one shard, or adds the counts. Runs when the state machine asks. Event: {"pass":"add","runId":"...","shardCount":7}.',
    kind: 'step',
    memoryMegabytes: 3_008,
    timeoutSeconds: 900,
    variables: [],
    grants: [],
  },
  'publish-allocation': {
    entry: 'functions/allocate-at-scale/publish/handler.ts',
    description:
      'Last step of an allocation at scale: adds the shards up and publishes the run. Runs when the state machine asks. Event: {"runId":"0197f0a0-0000-7000-8000-000000000000"}.',
    kind: 'step',
    memoryMegabytes: 10_240,
    timeoutSeconds: 900,
    variables: ['FIGURES_TABLE', 'RUN_RETENTION_DAYS', ...OFFICIAL],
    grants: ['publish-runs'],
  },
} as const satisfies Readonly<Record<string, FunctionDefinition>>

export type StepName = keyof typeof STEPS

/** The alarm that a function came near its time limit: this much of it, where its entry says nothing else. */
const NEAR_THE_LIMIT = 0.8

/** When its alarm tells that it came near its time limit. */
export function slowAfterSeconds(name: FunctionName): number {
  const { slowAfterSeconds: own, timeoutSeconds }: FunctionDefinition = FUNCTIONS[name]
  return own ?? Math.round(timeoutSeconds * NEAR_THE_LIMIT * 10) / 10
}

/** The entry of a function or a step. */
export function definitionOf(name: FunctionName | StepName): FunctionDefinition {
  return { ...FUNCTIONS, ...STEPS }[name]
}

/** The entries of a kind, by name. */
export function functionsOf(kind: FunctionDefinition['kind']): [FunctionName, FunctionDefinition][] {
  const all = Object.entries(FUNCTIONS) as [FunctionName, FunctionDefinition][]
  return all.filter(([, definition]) => definition.kind === kind)
}
