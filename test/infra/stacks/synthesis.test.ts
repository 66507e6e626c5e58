// Every stage is synthesised without credentials and without asking any account, and warns of nothing but what it lacks.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { CloudAssembly } from 'aws-cdk-lib/cx-api'
import { ALL_STAGES, resourcesOfType, synthesised } from './synthesised.ts'

const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url))

describe.each(ALL_STAGES)('stage %s', (name) => {
  test('five stacks, named by stage and lifecycle', () => {
    const { stacks } = synthesised(name)
    expect(Object.values(stacks).map(({ stackName }) => stackName)).toEqual(
      ['data', 'jobs', 'api', 'site', 'watch'].map((what) => `penguin-figures-${name}-${what}`),
    )
  })

  test('nothing is looked up in an account: no credentials, no network', () => {
    expect(synthesised(name).missing).toEqual([])
  })

  test('no construct warns of anything', () => {
    const { stacks } = synthesised(name)
    for (const { stackName, warnings } of Object.values(stacks)) {
      expect([stackName, warnings]).toEqual([stackName, []])
    }
  })

  test.each(['AWS::DynamoDB::Table', 'AWS::Lambda::Function', 'AWS::S3::Bucket'])(
    'every %s says which product and stage it belongs to',
    (type) => {
      for (const [, { Properties }] of resourcesOfType(synthesised(name), type)) {
        expect(Properties.Tags).toEqual(
          expect.arrayContaining([
            { Key: 'product', Value: 'penguin-figures' },
            { Key: 'stage', Value: name },
          ]),
        )
      }
    },
  )

  test('what code needs of the data is exported: the data cannot be deleted under it', () => {
    const { jobs, api, data } = synthesised(name).templates
    const exported = Object.values(data.findOutputs('*'))
      .map((output) => output.Export?.Name)
      .filter((export_) => export_ !== undefined)
    const imported = [jobs, api].flatMap(
      (template) => JSON.stringify(template.toJSON()).match(/(?<="Fn::ImportValue":")[^"]+/g) ?? [],
    )
    expect(imported.length).toBeGreaterThan(0)
    expect(exported).toEqual(expect.arrayContaining([...new Set(imported)]))
  })

  test('the data refers to no code, and code stacks hold nothing of each other fast', () => {
    const { data, jobs, api, site, watch } = synthesised(name).templates
    expect(JSON.stringify(data.toJSON())).not.toMatch(/ImportValue|GetStackOutput/)
    for (const [template, itself] of [
      [jobs, 'jobs'],
      [api, 'api'],
      [site, 'site'],
      [watch, 'watch'],
    ] as const) {
      const producers = JSON.stringify(template.toJSON()).match(/(?<="Fn::ImportValue":")[^"]+(?=:)/g) ?? []
      expect([itself, ...new Set(producers)]).toEqual(
        producers.length > 0 ? [itself, `penguin-figures-${name}-data`] : [itself],
      )
    }
  })

  test('protected stacks cannot be deleted by mistake', () => {
    const { stacks, stage } = synthesised(name)
    for (const stack of Object.values(stacks)) expect(stack.terminationProtection).toBe(stage.isProtected)
  })
})

describe('the app that cdk.json names', () => {
  const folder = mkdtempSync(join(tmpdir(), 'penguin-test-apps-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const flags = JSON.parse(readFileSync(join(REPOSITORY, 'cdk.json'), 'utf8')).context

  const app = (contextJson: object) => {
    const outputFolder = mkdtempSync(join(folder, 'app-'))
    const { status, stderr } = spawnSync(process.execPath, ['infra/app.ts'], {
      cwd: REPOSITORY,
      // Nothing of this shell: no credentials, no region, no home with a profile in it.
      env: {
        PATH: process.env.PATH,
        NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
        CDK_OUTDIR: outputFolder,
        CDK_CONTEXT_JSON: JSON.stringify({ ...flags, 'aws:cdk:bundling-stacks': [], ...contextJson }),
        // The templates were held to CloudFormation's rules by synthesise.ts.
        CDK_VALIDATION: 'false',
      },
      encoding: 'utf8',
    })
    const files = readdirSync(outputFolder)
    return {
      status,
      stderr,
      outputFolder,
      templates: files.filter((file) => file.endsWith('.template.json')),
    }
  }

  describe('told nothing, in an empty environment', () => {
    let dev: ReturnType<typeof app>
    const artifact = (stack: string) =>
      new CloudAssembly(dev.outputFolder).getStackArtifact(`penguin-figures-dev-${stack}`)
    beforeAll(() => {
      dev = app({})
    })

    test('synthesises dev', () => {
      const { status, templates } = dev
      expect({ status, count: templates.length }).toEqual({ status: 0, count: 5 })
      expect(templates).toContain('penguin-figures-dev-data.template.json')
    })

    test('says that the stage names no sign-in service yet', () => {
      const warnings = artifact('api').messages.filter(({ level }) => level === 'warning')
      expect(warnings.map(({ id, entry }) => [id, entry.data])).toEqual([
        [
          '/penguin-figures-dev-api',
          expect.stringContaining('infra/stages/dev.ts names no sign-in service yet'),
        ],
      ])
    })

    test('records runs under the hash of their bundle, where no commit is named', () => {
      Template.fromJSON(artifact('jobs').template).hasResourceProperties('AWS::Lambda::Function', {
        Environment: { Variables: { CODE_VERSION: Match.stringLikeRegexp('^[0-9a-f]{12}$') } },
      })
    })
  })

  test('synthesises the stage that -c stage= names', () => {
    expect(app({ stage: 'prod' }).templates).toContain('penguin-figures-prod-data.template.json')
  })

  test('says in a sentence which stages there are', () => {
    const { status, stderr, templates } = app({ stage: 'staging' })
    expect({ status, templates }).toEqual({ status: 1, templates: [] })
    expect(stderr.trim()).toMatch(/^There is no stage "staging": -c stage= takes dev or prod\. [^\n]*$/)
  })
})
