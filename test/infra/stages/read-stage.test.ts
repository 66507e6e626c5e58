// A stage is refused before anything is built from it, in a sentence that names the file, the field and what it takes.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { schedulesOf } from '../../../infra/constructs/schedules.ts'
import { readStage, STAGES, StageError, validStage } from '../../../infra/stages/read-stage.ts'
import { stageSchema } from '../../../infra/stages/stage.ts'
import { SEED } from '../../worlds/random-world.ts'

const FILE = 'infra/stages/prod.ts'
const prod = readStage('prod')

test.each(Object.keys(STAGES))('the stage %s is valid and named like its file', (name) => {
  expect(readStage(name).name).toBe(name)
})

test.each(['staging', 'constructor', ''])(
  'there is no stage "%s", and the stages there are, are named',
  (name) => {
    expect(() => readStage(name)).toThrow(StageError)
    expect(() => readStage(name)).toThrow(/-c stage= takes dev or prod/)
  },
)

describe('a field that is not accepted is named', () => {
  const network = {
    vpcId: 'vpc-0123456789abcdef0',
    availabilityZones: ['eu-central-1a'],
    subnetIds: ['subnet-0123456789abcdef0'],
    securityGroupIds: ['sg-0123456789abcdef0'],
  }
  const certificate = 'arn:aws:acm:eu-central-1:123456789012:certificate/1'
  const cases: [string, object, string][] = [
    ['an unknown field', { retention: 1 }, 'retention'],
    ['a name', { name: 'Prod Stage' }, 'name'],
    ['an account', { account: '123' }, 'account'],
    ['a region', { region: 'Frankfurt' }, 'region'],
    ['a method', { official: { ...prod.official, method: 'fair' } }, 'official.method'],
    [
      'a level of logs at which the audit trail would end',
      { logs: { ...prod.logs, level: 'WARN' } },
      'logs.level',
    ],
    ['a time zone', { schedules: { ...prod.schedules, timeZone: 'Mars/Olympus' } }, 'schedules.timeZone'],
    [
      'an hour',
      { schedules: { ...prod.schedules, allocateCosts: { hour: 18, minute: 0 } } },
      'schedules.allocateCosts.hour',
    ],
    [
      'a gate of the close',
      { closing: { ...prod.closing, mostUnknownCostPercent: 101 } },
      'closing.mostUnknownCostPercent',
    ],
    ['a month of the fiscal year', { fiscalYearFirstMonth: 13 }, 'fiscalYearFirstMonth'],
    ['an assumption', { summaries: { assumedProtection: 80 } }, 'summaries.assumedProtection'],
    ["PostHog's host", { posthog: { host: 'http://us.posthog.com', projectId: '1' } }, 'posthog.host'],
    ['a project', { posthog: { host: 'https://us.posthog.com', projectId: 'phc_1' } }, 'posthog.projectId'],
    ['a retention of logs', { logs: { ...prod.logs, retentionDays: 8 } }, 'logs.retentionDays'],
    ['an authority', { database: { certificateAuthority: 'ours' } }, 'database.certificateAuthority'],
    ['a subnet', { network: { ...network, subnetIds: ['subnet-1'] } }, 'network.subnetIds.0'],
    ['an issuer', { signIn: { ...prod.signIn, issuer: 'http://sign-in.example.com' } }, 'signIn.issuer'],
    ['an origin', { addIn: { origins: ['https://addin.example.com/pane'] } }, 'addIn.origins.0'],
    ['every origin', { addIn: { origins: ['*'] } }, 'addIn.origins.0'],
    [
      'a certificate of CloudFront',
      { addIn: { origins: [], domain: { name: 'addin.example.com', certificateArn: certificate } } },
      'addIn.domain',
    ],
    ['a percentage', { alarms: { ...prod.alarms, unknownCostPercent: 101 } }, 'alarms.unknownCostPercent'],
    ['a sender', { mail: { from: 'Penguin Figures' } }, 'mail.from'],
    ['mail whose links lead nowhere', { mail: { from: 'figures@example.com' } }, 'mail'],
    ['how long alerts are kept', { alerts: { keepDays: 30 } }, 'alerts.keepDays'],
    ['how long requests are kept', { audit: { keepDays: 91 } }, 'audit.keepDays'],
    ['an address', { alarms: { ...prod.alarms, email: 'ops' } }, 'alarms.email'],
  ]

  test.each(cases)('%s', (_, change, field) => {
    const refused = () => validStage({ ...prod, ...change }, FILE)
    expect(refused).toThrow(StageError)
    expect(refused).toThrow(new RegExp(`^infra/stages/prod\\.ts: ${field} is not accepted: .+\\.$`))
  })

  test('a field that is missing', () => {
    const { signIn: _, ...rest } = prod
    expect(() => validStage(rest, FILE)).toThrow(/^infra\/stages\/prod\.ts: signIn is not accepted: .+\.$/)
  })
})

describe('a month is over in UTC before anything runs for it as ended', () => {
  const clock = (timeZone: string, hour: number, minute = 0) =>
    stageSchema.safeParse({
      ...prod,
      mail: { from: 'figures@example.com' },
      api: {
        ...prod.api,
        domain: { name: 'figures.example.com', certificateArn: 'arn:aws:acm:eu-central-1:1:c' },
      },
      schedules: { ...prod.schedules, timeZone, allocateCosts: { hour, minute } },
    })

  test.each([
    ['Asia/Tokyo', 3],
    ['Europe/Berlin', 0],
    ['Pacific/Kiritimati', 12],
  ])('%s at %d is refused, and the sentence says what it takes', (timeZone, hour) => {
    const [issue] = clock(timeZone, hour).error?.issues ?? []
    expect(issue?.path).toEqual(['schedules', 'allocateCosts'])
    expect(issue?.message).toMatch(
      /would start before that month is over in UTC; it takes a later hour .* Etc\/UTC/,
    )
  })

  test('whichever zone and hour are accepted, every schedule of the first starts in the month after, in every year', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'), 'Etc/UTC')
    const time = fc.record({ hour: fc.integer({ min: 0, max: 17 }), minute: fc.integer({ min: 0, max: 59 }) })
    const first = fc.record({
      year: fc.integer({ min: 2026, max: 2036 }),
      month: fc.integer({ min: 1, max: 12 }),
    })
    fc.assert(
      fc.property(zones, time, first, (timeZone, { hour, minute }, { year, month }) => {
        const { data: stage } = clock(timeZone, hour, minute)
        if (stage === undefined) return
        for (const { when } of schedulesOf(stage)) {
          const planned = when(stage)
          if (planned === 'every minute' || planned.day === undefined) continue
          const { day, hour, minute } = planned
          const start = Temporal.PlainDateTime.from({ year, month, day, hour, minute }).toZonedDateTime(
            timeZone,
          )
          expect(start.epochMilliseconds).toBeGreaterThanOrEqual(Date.UTC(year, month - 1, 1))
        }
      }),
      { seed: SEED, numRuns: 300 },
    )
  })
})

describe('what the issue asks of stages', () => {
  test.each(Object.entries(STAGES))(
    '%s alarms 26 hours after figures and over 5 %% of unknown cost',
    (_, stage) => {
      expect(stage.alarms).toMatchObject({ lateAfterHours: 26, unknownCostPercent: 5 })
    },
  )

  test.each(Object.entries(STAGES))(
    '%s keeps superseded runs longer than a pin of thirteen months',
    (_, stage) => {
      expect(stage.runRetentionDays).toBeGreaterThanOrEqual(396)
    },
  )

  test('prod is protected, reserves concurrency and locks closed periods; dev asks nothing of a new account', () => {
    expect(prod).toMatchObject({ isProtected: true, reservesConcurrency: true })
    expect(prod.archive.lockDays).toBeGreaterThan(0)
    expect(prod.closing).toEqual({ needsTwoPeople: true, mostUnknownCostPercent: 5 })
    expect(readStage('dev')).toMatchObject({ isProtected: false, reservesConcurrency: false })
  })
})
