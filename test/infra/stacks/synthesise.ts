// `node test/infra/stacks/synthesise.ts <folder>`: writes what `npx cdk synth` makes of every stage, without bundling
// functions, as <stage>.json, with what the rules of cdk-nag find in it. Fails where a template breaks a rule of
// CloudFormation, or the stacks one of cdk-nag's that no construct acknowledges.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { App, Validations } from 'aws-cdk-lib/core'
import { AwsSolutionsChecks, type NagPack, ServerlessChecks } from 'cdk-nag'
import type { IConstruct } from 'constructs'
import { buildStacks, checkRules, type Stacks } from '../../../infra/build-stacks.ts'
import type { Stage } from '../../../infra/stages/stage.ts'
import { ALL_STAGES } from './all-stages.ts'

const PACKS = ['AwsSolutions', 'Serverless']

export interface SynthesisedStack {
  readonly stackName: string
  readonly terminationProtection: boolean | undefined
  readonly template: Record<string, object>
  /** What constructs warn of, as id and text. */
  readonly warnings: readonly (readonly [string, unknown])[]
}

export interface Finding {
  readonly rule: string
  readonly path: string
}

export interface Acknowledgement extends Finding {
  readonly reason: string
}

export interface SynthesisedStage {
  readonly stacks: Readonly<Record<keyof Stacks, SynthesisedStack>>
  /** What would have to be looked up in an account. */
  readonly missing: readonly unknown[]
  readonly rules: {
    readonly findings: readonly Finding[]
    /** As if nothing were acknowledged. */
    readonly strictFindings: readonly Finding[]
    readonly acknowledgements: readonly Acknowledgement[]
  }
}

function synthesise(stage: Stage, outdir: string): SynthesisedStage {
  const { context } = JSON.parse(readFileSync('cdk.json', 'utf8'))
  const app = new App({ outdir, context: { ...context, 'aws:cdk:bundling-stacks': [] } })
  const stacks = buildStacks(app, stage, 'commit-1')
  checkRules(app)
  const assembly = app.synth()
  const synthesised = Object.entries(stacks).map(
    ([key, { artifactId, stackName, terminationProtection }]) => {
      const { template, messages } = assembly.getStackArtifact(artifactId)
      const warnings = messages
        .filter(({ level }) => level === 'warning')
        .map(({ id, entry }) => [id, entry.data])
      return [key, { stackName, terminationProtection, template, warnings }]
    },
  )
  return {
    stacks: Object.fromEntries(synthesised),
    missing: assembly.manifest.missing ?? [],
    rules: {
      findings: findingsOf([new AwsSolutionsChecks(), new ServerlessChecks()], app),
      strictFindings: findingsOf(strictPacks(), app),
      acknowledgements: acknowledgementsOf(app),
    },
  }
}

function findingsOf(packs: readonly NagPack[], scope: IConstruct): Finding[] {
  return packs.flatMap((pack) =>
    pack
      .validateScope(scope)
      .violations.flatMap(({ ruleName, violatingResources }) =>
        violatingResources.map(({ constructPath = '' }) => ({ rule: ruleName, path: constructPath })),
      ),
  )
}

/** The packs as if nothing were acknowledged. */
function strictPacks(): NagPack[] {
  const packs: NagPack[] = [new AwsSolutionsChecks(), new ServerlessChecks()]
  for (const pack of packs) Object.assign(pack, { isAcknowledged: () => false })
  return packs
}

function acknowledgementsOf(scope: IConstruct): Acknowledgement[] {
  const all = scope.node.findAll().flatMap(({ node }) =>
    node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries(data as Record<string, string>))
      .map(([rule, reason]) => ({ path: node.path, rule: rule.replace(/^annotation::/i, ''), reason })),
  )
  return all.filter(({ rule }) => PACKS.some((pack) => rule.startsWith(`${pack}-`)))
}

const [folder = ''] = process.argv.slice(2)
// Synthesis then throws where a template breaks a rule of CloudFormation.
process.env.CDK_VALIDATION = 'true'
// The one that has everything first: what holds templates to CloudFormation's rules is made for the types of resources that it
// has seen, and made anew for a type that is new to it.
for (const [name, stage] of ALL_STAGES.toReversed()) {
  const synthesised = synthesise(stage, join(folder, `cdk.out-${name}`))
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(synthesised))
}
