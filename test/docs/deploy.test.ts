// docs/deploy.md says what is so: stacks, fields of a stage, tokens that are let in, what stays when stacks go, and what
// it costs as the command prints it.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type * as z from 'zod'
import { costTable } from '../../infra/costs/cost-table.ts'
import { DEPLOYED, WORKLOADS } from '../../infra/costs/workloads.ts'
import { FUNCTIONS } from '../../infra/functions.ts'
import { dev } from '../../infra/stages/dev.ts'
import { prod } from '../../infra/stages/prod.ts'
import { stageSchema } from '../../infra/stages/stage.ts'
import type { ROLES } from '../../shared/access/roles.ts'
import { startFiguresApi } from '../engines/figures-api.ts'
import { startFiguresTable, type TestTable } from '../engines/figures-table.ts'
import { FIRST_START_MS, publishAt, smallRun } from '../functions/stores/runs/sample-runs.ts'
import { resourcesOf, resourcesOfType, synthesised } from '../infra/stacks/synthesised.ts'
import { PERIOD } from '../worlds/world.ts'
import { codeBlocks, pageText, shellOf, tableOf } from './operations-pages.ts'

const TEXT = pageText('deploy.md')
const oneLine = TEXT.replaceAll(/\s+/g, ' ')
const words = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word)

test('its stacks are those that are built', () => {
  expect(tableOf(TEXT, 'stack').flatMap(([name]) => words(name))).toEqual(
    Object.keys(synthesised('prod').stacks),
  )
})

describe('the stage file', () => {
  /** Through what may be left out. */
  function fieldAt(path: string): z.ZodType | undefined {
    return path.split('.').reduce<z.ZodType | undefined>((schema, name) => {
      const inner =
        schema !== undefined && 'unwrap' in schema ? (schema as z.ZodOptional<z.ZodObject>).unwrap() : schema
      return (inner as z.ZodObject | undefined)?.shape?.[name]
    }, stageSchema)
  }

  test.each(tableOf(TEXT, 'field').flatMap(([cell]) => words(cell)))('has the field %s', (path) => {
    expect(fieldAt(path)).toBeDefined()
  })

  test('has no field that the table leaves out and a deployment needs', () => {
    const named = tableOf(TEXT, 'field').flatMap(([cell]) => words(cell))
    const parts = Object.keys(stageSchema.shape).filter(
      (part) => !named.some((path) => path.split('.')[0] === part),
    )
    expect(parts.sort()).toEqual(['isProtected', 'name', 'reports'])
  })

  test('takes the sign-in of Entra ID as it is shown', () => {
    const [shown = ''] = codeBlocks(TEXT, 'ts')
    const signIn = new Function(`return { ${shown} }`)().signIn
    expect(stageSchema.shape.signIn.parse(signIn)).toEqual(signIn)
    expect(signIn).not.toHaveProperty('secondFactorMinutes')
  })

  test('names certificate authorities that are accepted', () => {
    for (const certificateAuthority of ['public', 'amazon', 'infra/stages/platform.pem']) {
      expect(stageSchema.shape.database.parse({ certificateAuthority })).toBeDefined()
      expect(TEXT).toContain(
        certificateAuthority.endsWith('.pem') ? '`.pem`' : `\`'${certificateAuthority}'\``,
      )
    }
  })

  test('cannot name the claims of roles and tenants', () => {
    for (const name of ['figures-api', 'planning-api', 'system-api'] as const) {
      const claims = FUNCTIONS[name].variables.filter((variable) => variable.endsWith('_CLAIM'))
      expect(claims).toEqual(['OIDC_PERSON_CLAIM', 'OIDC_EMAIL_CLAIM'])
    }
  })
})

describe('a token of Entra ID, version 2', () => {
  let store: TestTable
  beforeAll(async () => {
    store = await startFiguresTable()
    await publishAt(store.table, FIRST_START_MS, smallRun(1_000))
  })
  afterAll(() => store.stop())

  async function statusOf(
    environment: Record<string, string>,
    roles: (typeof ROLES)[number][] = ['ROLE_FINANCE'],
  ) {
    const api = await startFiguresApi({
      table: store.table,
      now: () => FIRST_START_MS + 60_000,
      environment: { OIDC_TOKEN_TYPE: 'JWT', ...environment },
    })
    const token = await api.token(
      roles,
      { scope: undefined, scp: 'figures.read', ver: '2.0' },
      { typ: 'JWT' },
    )
    return (await api.get(`/api/v1/figures?period=${PERIOD.id}`, token)).status
  }

  test('is let in', async () => {
    expect(await statusOf({})).toBe(200)
  })

  test('is refused where the stage asks for a second factor: it has no amr', async () => {
    expect(await statusOf({ SECOND_FACTOR_MINUTES: '720' })).toBe(401)
    expect(oneLine).toContain('leave `secondFactorMinutes` out')
  })

  test('of a budget owner is refused without tenants', async () => {
    expect(await statusOf({}, ['ROLE_BUDGET_OWNER'])).toBe(403)
  })
})

test('what stays when stacks are destroyed is what it says', () => {
  const kept = (stage: string) => [
    ...new Set(
      resourcesOf(synthesised(stage))
        .filter(([, { DeletionPolicy }]) => DeletionPolicy === 'Retain')
        .map(([id, { Type }]) => `${id.split('/')[0]} ${Type}`),
    ),
  ]
  const DATA = [
    'DynamoDB::Table',
    'EventSchemas::Registry',
    'KMS::Key',
    'S3::Bucket',
    'SecretsManager::Secret',
  ]
  const expected = [...DATA.map((type) => `data AWS::${type}`), 'site AWS::S3::Bucket']
  expect(kept('dev').sort()).toEqual(expected.sort())
  expect(kept('prod').sort()).toEqual(
    [...expected, 'api AWS::Logs::LogGroup', 'jobs AWS::Logs::LogGroup'].sort(),
  )
  expect([prod.isProtected, dev.isProtected]).toEqual([true, false])
  const siteBuckets = resourcesOfType(synthesised('prod'), 'AWS::S3::Bucket').filter(([id]) =>
    id.startsWith('site/'),
  )
  expect([siteBuckets.length, oneLine.includes("the site's two buckets")]).toEqual([2, true])
})

test('its scripts are those of package.json', () => {
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  const named = [...shellOf(TEXT).matchAll(/\bnpm (?:run )?([a-z:]+)/g)].map(([, name = '']) => name)
  expect(named.filter((name) => name !== 'ci' && scripts[name] === undefined)).toEqual([])
})

test('what it costs is what the command prints', () => {
  expect(TEXT).toContain(`\n${costTable(WORKLOADS, DEPLOYED)}\n`)
})
