// The functions' configuration, from the environment, validated once. Secrets are read and never printed.
import * as z from 'zod'
import { METHODS, SHARE_IDLE, SHARE_PLATFORM } from '../../shared/contract/request.ts'
import { DEFAULT_SETTINGS } from '../../shared/summaries/summary-settings.ts'
import { ConfigurationError } from './errors.ts'

const DAYS_13_MONTHS = 396

const CONNECTION_STRING = 'it takes a Postgres connection string such as postgres://role@host:5432/database'

/** What every function that works on published runs reads. */
export const storeConfiguration = z.object({
  FIGURES_TABLE: z.string().min(3).default('penguin-figures'),
  /** The one combination that feeds summaries, the close and every default. */
  OFFICIAL_METHOD: z.enum(METHODS).default('even'),
  OFFICIAL_SHARE_IDLE: z.enum(SHARE_IDLE).default('none'),
  OFFICIAL_SHARE_PLATFORM: z.enum(SHARE_PLATFORM).default('none'),
})

/** Of a function that works on published runs alone. */
export type StoreConfiguration = z.infer<typeof storeConfiguration>

/** @throws ConfigurationError naming the variable and what it takes */
export function readStoreConfiguration(environment: NodeJS.ProcessEnv): StoreConfiguration {
  return readEnvironment(storeConfiguration, environment)
}

/** What every function that keeps or reads archives of closed months reads. */
const archiveBucket = { ARCHIVE_BUCKET: z.string().min(3).default('penguin-figures-archive') }

/** Of every function that works on published runs and their archives. */
export const archiveConfiguration = z.object({ ...storeConfiguration.shape, ...archiveBucket })

/** Of a function that works on published runs and their archives. */
export type ArchiveConfiguration = z.infer<typeof archiveConfiguration>

/** @throws ConfigurationError naming the variable and what it takes */
export function readArchiveConfiguration(environment: NodeJS.ProcessEnv): ArchiveConfiguration {
  return readEnvironment(archiveConfiguration, environment)
}

const jobConfiguration = z.object({
  DATABASE_URL: z.string({ error: CONNECTION_STRING }).regex(/^postgres(ql)?:\/\//, CONNECTION_STRING),
  ...storeConfiguration.shape,
  /** How long one query may take before the database counts as not answering. */
  QUERY_TIMEOUT_SECONDS: z.coerce.number().int().min(1).max(800).default(60),
  /** How long a superseded run stays readable; longer than the longest pin of a workbook. */
  RUN_RETENTION_DAYS: z.coerce.number().int().min(1).default(DAYS_13_MONTHS),
  CODE_VERSION: z.string().default('local'),
})

const configuration = z.object({ ...jobConfiguration.shape, ...archiveBucket })

/** Of the function that allocates costs. */
export type Configuration = z.infer<typeof configuration>

/** @throws ConfigurationError naming the variable and what it takes */
export function readConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  return readEnvironment(configuration, environment)
}

/** What the strategic summaries read beside it; each threshold left out is that of `DEFAULT_SETTINGS`. */
const summaryConfiguration = z.object({
  ...jobConfiguration.shape,
  /** 1 to 12: what the quarters begin with. */
  FISCAL_YEAR_FIRST_MONTH: z.coerce.number().int().min(1).max(12).default(1),
  /** How long alerts that ended are kept: of months before, nobody knows who acknowledged what. The same as raise-alerts'. */
  ALERT_RETENTION_DAYS: z.coerce.number().int().min(31).default(DAYS_13_MONTHS),
  /** The thresholds and assumptions that the figure book leaves to configuration. */
  ASSUMED_PROTECTION: z.coerce.number().min(0).max(1).default(DEFAULT_SETTINGS.assumedProtection),
  SPARE_IP_ALLOWANCE: z.coerce.number().min(0).max(1).default(DEFAULT_SETTINGS.spareIpAllowance),
  UNEVEN_LOAD_OVER: z.coerce.number().min(1).default(DEFAULT_SETTINGS.unevenLoadOver),
  PRICE_RISE_OVER: z.coerce.number().min(1).default(DEFAULT_SETTINGS.priceRiseOver),
  BURNED_IPS_ON_VPS: z.coerce.number().int().min(1).default(DEFAULT_SETTINGS.burnedIpsOnVps),
  STALE_SOURCE_HOURS: z.coerce.number().int().min(1).default(DEFAULT_SETTINGS.staleSourceHours),
  OLD_BENCHMARK_DAYS: z.coerce.number().int().min(1).default(DEFAULT_SETTINGS.oldBenchmarkDays),
})

export type SummaryConfiguration = z.infer<typeof summaryConfiguration>

/** @throws ConfigurationError naming the variable and what it takes */
export function readSummaryConfiguration(environment: NodeJS.ProcessEnv): SummaryConfiguration {
  return readEnvironment(summaryConfiguration, environment)
}

/** The part of the environment that a function's schema describes. @throws ConfigurationError naming the variable */
export function readEnvironment<Schema extends z.ZodObject>(
  schema: Schema,
  environment: NodeJS.ProcessEnv,
): z.infer<Schema> {
  const parsed = schema.safeParse(environment)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new ConfigurationError(
    `The environment variable ${issue?.path.join('.')} is missing or not accepted: ${issue?.message}.`,
  )
}
