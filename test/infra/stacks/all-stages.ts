// The stages that are synthesised for the tests: those of the repository, and one that has everything that a stage may leave out.
import { STAGES } from '../../../infra/stages/read-stage.ts'
import { type Stage, stageSchema } from '../../../infra/stages/stage.ts'

/** A stage in which everything that may be left out is there. */
const everything: Stage = stageSchema.parse({
  ...STAGES.prod,
  name: 'full',
  account: '123456789012',
  region: 'eu-central-1',
  fiscalYearFirstMonth: 2,
  budgets: {
    materiality: { amountCents: 50_000, percent: 2.5, passed: 'either' },
    lockNeedsAnotherPerson: true,
    approvalNeedsAnotherPerson: true,
  },
  scaleOut: { aboveAssignments: 1_000_000 },
  mail: {
    from: 'Penguin Figures <figures@example.com>',
    atOnce: 10,
    perSecond: 12,
    linksRoot: 'https://dashboards.example.com',
    unseenDays: 50,
  },
  alerts: { keepDays: 500, platformTenantId: '11111111-2222-4333-8444-555555555555' },
  webhooks: { keepDays: 60 },
  audit: { keepDays: 3_660 },
  summaries: {
    assumedProtection: 0.75,
    spareIpAllowance: 0.2,
    unevenLoadOver: 2,
    priceRiseOver: 1.1,
    burnedIpsOnVps: 5,
    staleSourceHours: 48,
    oldBenchmarkDays: 180,
  },
  posthog: {
    host: 'https://eu.posthog.com',
    captureHost: 'https://eu.i.posthog.com',
    projectId: '12345',
  },
  database: { certificateAuthority: 'amazon' },
  network: {
    vpcId: 'vpc-0123456789abcdef0',
    availabilityZones: ['eu-central-1a', 'eu-central-1b'],
    subnetIds: ['subnet-0123456789abcdef1', 'subnet-0123456789abcdef2'],
    securityGroupIds: ['sg-0123456789abcdef0'],
  },
  api: {
    domain: {
      name: 'figures.example.com',
      certificateArn: 'arn:aws:acm:eu-central-1:123456789012:certificate/1',
    },
    throttling: { requestsPerSecond: 10, burst: 20 },
  },
  addIn: {
    origins: [],
    domain: {
      name: 'addin.example.com',
      certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/2',
    },
  },
  alarms: { ...STAGES.prod?.alarms, email: 'ops@example.com' },
})

/** Somebody's directory: without one the API stack warns that nobody can sign in. */
const DIRECTORY = 'https://login.microsoftonline.com/11111111-2222-4333-8444-555555555555'

function withSignIn(stage: Stage): Stage {
  const { signIn, name } = stage
  return {
    ...stage,
    signIn: {
      ...signIn,
      issuer: `${DIRECTORY}/v2.0`,
      jwksUrl: `${DIRECTORY}/discovery/v2.0/keys`,
      ...(name === 'full' && { personClaim: 'preferred_username', emailClaim: 'mail' }),
    },
  }
}

/** By name. */
export const ALL_STAGES: readonly [string, Stage][] = [
  ...Object.entries(STAGES),
  ['full', everything] as const,
].map(([name, stage]) => [name, withSignIn(stage)])
