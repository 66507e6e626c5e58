// The value of every environment variable that a function may read. Each function gets those its table entry names.
import { Stack } from 'aws-cdk-lib/core'
import { mailConfigurationSet } from '../names.ts'
import type { FiguresData } from '../stacks/data-stack.ts'
import { ownApiAddress, type Stage } from '../stages/stage.ts'
import { scaleOutMachineArn } from './scale-out-machine-arn.ts'

export interface VariableSources {
  readonly stage: Stage
  readonly data: FiguresData
  /** What the runs of this code are recorded under. */
  readonly codeVersion: string
  /** Where clients reach the API, for its own functions; others are told the stage's own name for it, where it has one. */
  readonly apiBaseUrl?: string
}

/** Undefined where the stage configures none: the function then keeps its default. */
const VALUES = {
  FIGURES_TABLE: ({ data }) => data.figuresTable.tableName,
  ARCHIVE_BUCKET: ({ data }) => data.archiveBucket.bucketName,
  DATABASE_SECRET_ARN: ({ data }) => data.databaseSecret.secretArn,
  CURSOR_KEY_SECRET_ARN: ({ data }) => data.cursorKey.secretArn,
  UNSUBSCRIBE_KEY_SECRET_ARN: ({ data }) => data.unsubscribeKey.secretArn,
  OFFICIAL_METHOD: ({ stage }) => stage.official.method,
  OFFICIAL_SHARE_IDLE: ({ stage }) => stage.official.shareIdle,
  OFFICIAL_SHARE_PLATFORM: ({ stage }) => stage.official.sharePlatform,
  CLOSE_NEEDS_TWO_PEOPLE: ({ stage }) => String(stage.closing.needsTwoPeople),
  CLOSE_MOST_UNKNOWN_COST_PERCENT: ({ stage }) => String(stage.closing.mostUnknownCostPercent),
  RUN_RETENTION_DAYS: ({ stage }) => String(stage.runRetentionDays),
  SCALE_OUT_ABOVE_ASSIGNMENTS: ({ stage }) => stage.scaleOut?.aboveAssignments.toString(),
  SCALE_OUT_STATE_MACHINE: ({ stage, data }) =>
    stage.scaleOut && scaleOutMachineArn(stage, Stack.of(data.figuresTable)),
  CODE_VERSION: ({ codeVersion }) => codeVersion,
  API_BASE_URL: ({ apiBaseUrl, stage }) => apiBaseUrl ?? ownApiAddress(stage),
  OIDC_ISSUER: ({ stage }) => stage.signIn.issuer,
  OIDC_JWKS_URL: ({ stage }) => stage.signIn.jwksUrl,
  OIDC_AUDIENCE: ({ stage }) => stage.signIn.audience,
  OIDC_SCOPE: ({ stage }) => stage.signIn.scope,
  OIDC_TOKEN_TYPE: ({ stage }) => stage.signIn.tokenType,
  OIDC_PERSON_CLAIM: ({ stage }) => stage.signIn.personClaim,
  OIDC_EMAIL_CLAIM: ({ stage }) => stage.signIn.emailClaim,
  SECOND_FACTOR_MINUTES: ({ stage }) => stage.signIn.secondFactorMinutes?.toString(),
  FISCAL_YEAR_FIRST_MONTH: ({ stage }) => String(stage.fiscalYearFirstMonth),
  MATERIALITY_AMOUNT_CENTS: ({ stage }) => String(stage.budgets.materiality.amountCents),
  MATERIALITY_PERCENT: ({ stage }) => String(stage.budgets.materiality.percent),
  MATERIALITY_PASSED: ({ stage }) => stage.budgets.materiality.passed,
  BUDGET_LOCK_NEEDS_ANOTHER_PERSON: ({ stage }) => String(stage.budgets.lockNeedsAnotherPerson),
  BUDGET_APPROVAL_NEEDS_ANOTHER_PERSON: ({ stage }) => String(stage.budgets.approvalNeedsAnotherPerson),
  ALERT_RETENTION_DAYS: ({ stage }) => String(stage.alerts.keepDays),
  WEBHOOK_RETENTION_DAYS: ({ stage }) => String(stage.webhooks.keepDays),
  AUDIT_RETENTION_DAYS: ({ stage }) => String(stage.audit.keepDays),
  PLATFORM_TENANT_ID: ({ stage }) => stage.alerts.platformTenantId,
  MAIL_FROM: ({ stage }) => stage.mail?.from,
  MAILS_AT_ONCE: ({ stage }) => stage.mail?.atOnce?.toString(),
  MAILS_A_SECOND: ({ stage }) => stage.mail?.perSecond?.toString(),
  ALERT_LINKS_ROOT: ({ stage }) => stage.mail?.linksRoot,
  MAIL_UNSEEN_DAYS: ({ stage }) => stage.mail?.unseenDays?.toString(),
  SES_CONFIGURATION_SET: ({ stage }) => stage.mail && mailConfigurationSet(stage),
  POSTHOG_HOST: ({ stage }) => stage.posthog?.host,
  POSTHOG_CAPTURE_HOST: ({ stage }) => stage.posthog?.captureHost,
  POSTHOG_PROJECT_ID: ({ stage }) => stage.posthog?.projectId,
  POSTHOG_SECRET_ARN: ({ data }) => data.postHogSecret?.secretArn,
  ASSUMED_PROTECTION: ({ stage }) => stage.summaries?.assumedProtection?.toString(),
  SPARE_IP_ALLOWANCE: ({ stage }) => stage.summaries?.spareIpAllowance?.toString(),
  UNEVEN_LOAD_OVER: ({ stage }) => stage.summaries?.unevenLoadOver?.toString(),
  PRICE_RISE_OVER: ({ stage }) => stage.summaries?.priceRiseOver?.toString(),
  BURNED_IPS_ON_VPS: ({ stage }) => stage.summaries?.burnedIpsOnVps?.toString(),
  STALE_SOURCE_HOURS: ({ stage }) => stage.summaries?.staleSourceHours?.toString(),
  OLD_BENCHMARK_DAYS: ({ stage }) => stage.summaries?.oldBenchmarkDays?.toString(),
} as const satisfies Readonly<Record<string, (sources: VariableSources) => string | undefined>>

export type VariableName = keyof typeof VALUES

/** The named variables with their values; those without one are left out. */
export function variablesOf(
  names: readonly VariableName[],
  sources: VariableSources,
): Record<string, string> {
  const variables: Record<string, string> = {}
  for (const name of names) {
    const value = VALUES[name](sources)
    if (value !== undefined) variables[name] = value
  }
  return variables
}
