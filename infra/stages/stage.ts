// What a stage may configure, validated before anything is built from it: dev.ts and prod.ts are such objects.
import * as z from 'zod'
import { materiality } from '../../shared/contract/budget/materiality.ts'
import { METHODS, SHARE_IDLE, SHARE_PLATFORM } from '../../shared/contract/request.ts'
import { firstStartIsInTime, isTimeZone, LOG_RETENTION_DAYS } from './accepted-values.ts'

const https = z.url({ protocol: /^https$/, error: 'it takes an https address' })
const origin = https.refine((text) => URL.parse(text)?.origin === text, 'it takes an origin, without a path')
const percent = z.number().min(0).max(100)
const count = z.number().int().min(1)

/** A name of our own for an address of ours: the certificate is in ACM, and DNS points to what the stack prints. */
const customDomain = z.strictObject({
  name: z.hostname(),
  certificateArn: z.string().regex(/^arn:aws[a-z-]*:acm:/, 'it takes the ARN of an ACM certificate'),
})

const schedules = z
  .strictObject({
    /** IANA name. Periods are UTC months whatever it is: what runs for an ended month waits until it is over in UTC. */
    timeZone: z.string().refine(isTimeZone, 'it takes an IANA time zone such as Etc/UTC or Europe/Berlin'),
    allocateCosts: z.strictObject({
      /** Of the daily run; on the first of a month the others follow in the six hours after it, on the same day. */
      hour: z.number().int().min(0).max(17),
      minute: z.number().int().min(0).max(59),
    }),
    /** How much later than planned a start may be, so that schedules of an account do not start at once. */
    flexibleMinutes: count.max(60),
    /** How often and how long the scheduler tries to hand a start to its function. */
    retry: z.strictObject({ attempts: z.number().int().min(0).max(185), maxAgeMinutes: count.max(1440) }),
  })
  .refine(firstStartIsInTime, {
    path: ['allocateCosts'],
    error:
      'in schedules.timeZone the runs of a month that has ended, an hour later on the first, would start before that month is over in UTC; it takes a later hour and minute, or timeZone Etc/UTC',
  })

const signIn = z.strictObject({
  /** As tokens name it; its /.well-known/openid-configuration says all else. */
  issuer: https,
  jwksUrl: https,
  audience: z.string().min(1),
  scope: z.string().min(1),
  /** The `typ` of access tokens: at+jwt by RFC 9068, JWT from Entra ID. */
  tokenType: z.enum(['at+jwt', 'JWT']),
  /** How old a second factor may be for answers over more than one tenant and what webhooks are told; none is asked for when left out. */
  secondFactorMinutes: count.optional(),
  /** Which claim names a person as owners of budgets are named, such as preferred_username; `sub` when left out. */
  personClaim: z.string().min(1).optional(),
  /** Which claim holds the address to which a person's digests go; `email` when left out. */
  emailClaim: z.string().min(1).optional(),
})

/** Only where the platform's Postgres is reached inside a VPC; it then needs ways out to DynamoDB and Secrets Manager. */
const network = z.strictObject({
  vpcId: z.string().regex(/^vpc-[0-9a-f]{8,17}$/, 'it takes an id such as vpc-0123456789abcdef0'),
  availabilityZones: z.array(z.string()).min(1),
  subnetIds: z
    .array(z.string().regex(/^subnet-[0-9a-f]{8,17}$/, 'it takes ids such as subnet-0123456789abcdef0'))
    .min(1),
  securityGroupIds: z
    .array(z.string().regex(/^sg-[0-9a-f]{8,17}$/, 'it takes ids such as sg-0123456789abcdef0'))
    .min(1),
})

const closing = z.strictObject({
  /** False for a team of one: whoever prepares a close approves it too, the schedule included; certificates say so. */
  needsTwoPeople: z.boolean(),
  /** How much of what is paid for may have no known cost when its month is closed. */
  mostUnknownCostPercent: percent,
})

/** What a variance must pass to be asked a commentary for, and who may lock and approve a fiscal year of budgets. */
const budgets = z.strictObject({
  materiality: z.strictObject(materiality.shape).default({ amountCents: 10_000, percent: 5, passed: 'both' }),
  /** Whether who locks a year, or approves it, must have submitted nothing to it. */
  lockNeedsAnotherPerson: z.boolean().default(false),
  approvalNeedsAnotherPerson: z.boolean().default(true),
})

/** Only where a month is more than one function takes (docs/deploy.md has the measurement); it then needs Lambda's 10 GB. */
const scaleOut = z.strictObject({
  /** More assignments than this are allocated in shards. */
  aboveAssignments: count,
  /** How many shards may run beside each other: part of the account's concurrency. */
  shardsAtOnce: count.max(1_000).default(20),
  /** How many assignments one shard is to have, about; a run has at most 1,000 shards. */
  assignmentsAShard: count.default(200_000),
})

/** Where business events are kept; its keys are a secret. Left out, summaries are published without them and say so. */
const posthog = z.strictObject({
  /** Where queries are answered. */
  host: origin,
  /** Where events are taken, if that is another host; PostHog's cloud has one. */
  captureHost: origin.optional(),
  projectId: z.string().regex(/^\d+$/, "it takes the number of a project, as text such as '12345'"),
})

/** An address, or a name and an address, as people see it. */
const SENDER = /^([^<>"@]+<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/

/** Digests and critical alerts by mail, through Amazon SES, which may send for the domain (docs/deploy.md). */
const mail = z.strictObject({
  from: z.string().regex(SENDER, 'it takes an address such as Penguin Figures <figures@example.com>'),
  /** How many are mailed at once. */
  atOnce: count.max(50).optional(),
  /** How many in a second: SES limits how many messages it takes of an account; 10 when left out. */
  perSecond: z.number().min(0.1).max(1_000).optional(),
  /** Where mails lead, such as a dashboard whose pages are named as the API's; left out, to the API. */
  linksRoot: https.optional(),
  /** Who has not been seen by the API for so many days is mailed nothing; 35 when left out. */
  unseenDays: count.max(100).optional(),
})

const fraction = z.number().min(0).max(1)

/** Thresholds and assumptions that the figure book leaves to configuration; each left out is shared/summaries' own. */
const summaries = z.strictObject({
  assumedProtection: fraction.optional(),
  spareIpAllowance: fraction.optional(),
  unevenLoadOver: z.number().min(1).optional(),
  priceRiseOver: z.number().min(1).optional(),
  burnedIpsOnVps: count.optional(),
  staleSourceHours: count.optional(),
  oldBenchmarkDays: count.optional(),
})

export const stageSchema = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-z0-9]{1,11}$/, 'it takes 2 to 12 small letters and digits'),
    /** Left out, the stage is synthesised for any account and region: those of the credentials that deploy it. */
    account: z
      .string()
      .regex(/^\d{12}$/, 'it takes the 12 digits of an account')
      .optional(),
    region: z
      .string()
      .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'it takes a region such as eu-central-1')
      .optional(),
    /** Whether people rely on it: its stacks cannot be deleted by mistake, and its logs outlive them. */
    isProtected: z.boolean(),
    /** The one combination that feeds summaries, the close and every default (figure book, section 3, "Runs"). */
    official: z.strictObject({
      method: z.enum(METHODS),
      shareIdle: z.enum(SHARE_IDLE),
      sharePlatform: z.enum(SHARE_PLATFORM),
    }),
    /** 1 to 12: what quarters and years begin with. */
    fiscalYearFirstMonth: z.number().int().min(1).max(12).default(1),
    closing,
    budgets: budgets.prefault({}),
    scaleOut: scaleOut.optional(),
    summaries: summaries.optional(),
    posthog: posthog.optional(),
    /** Left out, nothing is mailed. */
    mail: mail.optional(),
    alerts: z
      .strictObject({
        /** How long alerts that ended are kept. */
        keepDays: count.min(31).default(396),
        /** The tenant under which events about the platform are written to PostHog; left out, they are not. */
        platformTenantId: z.uuid().optional(),
      })
      .prefault({}),
    /** How long deliveries that ended are kept: longer than an announcement may have to wait. */
    webhooks: z.strictObject({ keepDays: count.min(14).default(30) }).prefault({}),
    /** How long it is kept who asked for what, and changed what. */
    audit: z.strictObject({ keepDays: count.min(92).max(3_660).default(400) }).prefault({}),
    schedules,
    /** How long a superseded run stays readable: longer than the longest pin of a workbook. */
    runRetentionDays: count,
    reports: z.strictObject({ keepDays: count }),
    /** Inputs, copies and certificates of closed periods: how long nobody may delete or overwrite them; not locked when left out. */
    archive: z.strictObject({ lockDays: count.optional() }),
    logs: z.strictObject({
      retentionDays: z.literal(LOG_RETENTION_DAYS, {
        error: `it takes a retention that CloudWatch knows: ${LOG_RETENTION_DAYS.join(', ')}`,
      }),
      /** The audit trail and the metrics of the alarms are read off lines of INFO: with less there would be none. */
      level: z.enum(['DEBUG', 'INFO'], {
        error: 'it takes DEBUG or INFO: the audit trail and the alarms are read off lines of INFO',
      }),
    }),
    /** Reserving concurrency needs an account quota over 10 plus what is reserved; new accounts have 10. */
    reservesConcurrency: z.boolean(),
    database: z.strictObject({
      /** Who signed the server's certificate: a public authority, Amazon's for RDS, or the PEM file at this path. */
      certificateAuthority: z
        .string()
        .regex(
          /^(public|amazon|.+\.pem)$/,
          'it takes public, amazon, or the path of a .pem file in this repository',
        ),
    }),
    network: network.optional(),
    signIn,
    api: z.strictObject({
      domain: customDomain.optional(),
      throttling: z.strictObject({ requestsPerSecond: count, burst: count }),
    }),
    addIn: z.strictObject({
      /** Where the add-in is served from, beside its own domain: the API lets browsers of these origins alone ask it. */
      origins: z.array(origin),
      /** CloudFront takes certificates of us-east-1 alone. */
      domain: customDomain
        .refine(
          ({ certificateArn }) => certificateArn.includes(':us-east-1:'),
          'it takes a certificate in us-east-1',
        )
        .optional(),
    }),
    alarms: z.strictObject({
      /** Who is told; it confirms by a link in the first mail. */
      email: z.email().optional(),
      lateAfterHours: count.max(168),
      unknownCostPercent: percent,
      apiErrorPercent: percent,
      apiSlowAfterMilliseconds: count,
    }),
    /** Whether this stage brings the account's registry of shareable test events: false where it exists already. */
    createsTestEventRegistry: z.boolean(),
  })
  .refine(({ mail, api }) => mail === undefined || api.domain !== undefined, {
    path: ['mail'],
    error:
      'it takes api.domain beside it: links in mails that people keep must lead to an address that stays',
  })

export type Stage = z.output<typeof stageSchema>

/** Where clients reach the API under a name of the stage's own; undefined where it has none. */
export function ownApiAddress({ api }: Pick<Stage, 'api'>): string | undefined {
  return api.domain === undefined ? undefined : `https://${api.domain.name}`
}

/** The bare address that mail comes from. */
export function senderAddress({ from }: NonNullable<Stage['mail']>): string {
  return /<([^<>]+)>$/.exec(from)?.[1] ?? from
}
