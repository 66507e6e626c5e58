// The stacks of a stage, by lifecycle: data that outlives code, and the code stacks, each of which can be deleted and
// deployed again by itself.
import { type App, type StackProps, Tags, Validations } from 'aws-cdk-lib/core'
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag'
import { PRODUCT, physicalName } from './names.ts'
import { ApiStack } from './stacks/api-stack.ts'
import { DataStack } from './stacks/data-stack.ts'
import { JobsStack } from './stacks/jobs-stack.ts'
import { SiteStack } from './stacks/site-stack.ts'
import { WatchStack } from './stacks/watch-stack.ts'
import type { Stage } from './stages/stage.ts'

export interface Stacks {
  readonly data: DataStack
  readonly jobs: JobsStack
  readonly api: ApiStack
  readonly site: SiteStack
  readonly watch: WatchStack
}

/** @param codeVersion a commit to record runs under; the bundle's hash when left out */
export function buildStacks(app: App, stage: Stage, codeVersion?: string): Stacks {
  const { account, region, isProtected } = stage
  const env = { ...(account !== undefined && { account }), ...(region !== undefined && { region }) }
  const props = (what: string, description: string): StackProps => ({
    env,
    stackName: physicalName(stage, what),
    description: `${PRODUCT} (${stage.name}): ${description}`,
    terminationProtection: isProtected,
  })
  const data = new DataStack(
    app,
    physicalName(stage, 'data'),
    stage,
    props('data', 'figures, files, keys and secrets. Deleting it keeps them.'),
  )
  const sources = { stage, data, codeVersion }
  const jobs = new JobsStack(
    app,
    physicalName(stage, 'jobs'),
    sources,
    props('jobs', 'the functions that run by themselves or by hand, and their schedules.'),
  )
  const api = new ApiStack(
    app,
    physicalName(stage, 'api'),
    sources,
    props('api', 'the HTTP API and the functions behind it.'),
  )
  // CloudWatch Logs asks for record-audit when its logs are to be handed to it.
  api.addStackDependency(jobs)
  const site = new SiteStack(
    app,
    physicalName(stage, 'site'),
    stage,
    api.front.baseUrl,
    props('site', 'where Excel gets the add-in from.'),
  )
  const watch = new WatchStack(
    app,
    physicalName(stage, 'watch'),
    { stage, data, apiId: api.front.api.apiId },
    props('watch', 'alarms, who is told, and the dashboard.'),
  )
  Tags.of(app).add('product', PRODUCT)
  Tags.of(app).add('stage', stage.name)
  return { data, jobs, api, site, watch }
}

/** Synthesis fails on a finding that no construct acknowledges with its reason. */
export function checkRules(app: App): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app))
}
