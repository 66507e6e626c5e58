// The stacks of a stage, synthesised in memory as `npx cdk synth` does, without bundling functions: that has a test of its own.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from '@jest/globals'
import { Template } from 'aws-cdk-lib/assertions'
import { App, type Stack } from 'aws-cdk-lib/core'
import { buildStacks, checkRules, type Stacks } from '../../../infra/build-stacks.ts'
import { STAGES } from '../../../infra/stages/read-stage.ts'
import { type Stage, stageSchema } from '../../../infra/stages/stage.ts'

const CDK_JSON = fileURLToPath(new URL('../../../cdk.json', import.meta.url))

/** A stage in which everything that may be left out is there. */
const everything: Stage = stageSchema.parse({
  ...STAGES.prod,
  name: 'full',
  account: '123456789012',
  region: 'eu-central-1',
  fiscalYearFirstMonth: 2,
  scaleOut: { aboveAssignments: 1_000_000 },
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

/** The stages of the repository and one with everything, by name. */
export const ALL_STAGES: readonly [string, Stage][] = [...Object.entries(STAGES), ['full', everything]]

export interface Synthesised {
  readonly stage: Stage
  readonly app: App
  readonly stacks: Stacks
  readonly templates: Readonly<Record<keyof Stacks, Template>>
  readonly outputFolder: string
}

/** Somebody's directory: without one the API stack warns that nobody can sign in. */
const DIRECTORY = 'https://login.microsoftonline.com/11111111-2222-4333-8444-555555555555'

// CloudFormation's own rules take seconds to load: synthesis.test.ts turns them on and holds every template to them.
process.env.CDK_VALIDATION ??= 'false'

const kept = new Map<string, Synthesised>()

afterAll(() => {
  for (const { outputFolder } of kept.values()) rmSync(outputFolder, { recursive: true, force: true })
})

/** Once for each stage and test file. */
export function synthesised(name: string): Synthesised {
  const before = kept.get(name)
  if (before !== undefined) return before
  const known = ALL_STAGES.find(([other]) => other === name)?.[1]
  if (known === undefined) throw new Error(`No stage ${name}.`)
  const signIn = {
    ...known.signIn,
    issuer: `${DIRECTORY}/v2.0`,
    jwksUrl: `${DIRECTORY}/discovery/v2.0/keys`,
  }
  const stage = { ...known, signIn }
  const outputFolder = mkdtempSync(join(tmpdir(), 'penguin-test-synth-'))
  const { context } = JSON.parse(readFileSync(CDK_JSON, 'utf8'))
  const app = new App({ outdir: outputFolder, context: { ...context, 'aws:cdk:bundling-stacks': [] } })
  const stacks = buildStacks(app, stage, 'commit-1')
  checkRules(app)
  const templates = Object.fromEntries(
    Object.entries(stacks).map(([key, stack]: [string, Stack]) => [key, Template.fromStack(stack)]),
  ) as Record<keyof Stacks, Template>
  const result = { stage, app, stacks, templates, outputFolder }
  kept.set(name, result)
  return result
}

export interface Resource {
  readonly Type: string
  readonly Properties: Readonly<Record<string, unknown>>
  readonly DeletionPolicy?: string
  readonly UpdateReplacePolicy?: string
}

/** Every resource of every stack, by stack and logical id. */
export function resourcesOf({ templates }: Synthesised): [string, Resource][] {
  return Object.entries(templates).flatMap(([stack, template]) => {
    const resources = (template.toJSON().Resources ?? {}) as Record<string, Resource>
    return Object.entries(resources).map(([id, resource]): [string, Resource] => [
      `${stack}/${id}`,
      { ...resource, Properties: resource.Properties ?? {} },
    ])
  })
}

/** Those of one type. */
export function resourcesOfType(from: Synthesised, type: string): [string, Resource][] {
  return resourcesOf(from).filter(([, resource]) => resource.Type === type)
}

/** The properties of the only resource of its type. */
export function onlyOne(from: Synthesised, type: string): Resource['Properties'] {
  const [first, ...others] = resourcesOfType(from, type)
  if (first === undefined || others.length > 0) throw new Error(`${1 + others.length} resources are ${type}.`)
  return first[1].Properties
}
