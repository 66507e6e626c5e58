// docs/runbooks says what is so: a page for each alarm and function and no other, sentences and limits of the code, and
// restore scripts that restore.
import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { CAPTURE_TARGET } from '../../functions/sources/posthog/capture-report.ts'
import { archiveBucket } from '../../functions/stores/archive/archive-objects.ts'
import { readPointer } from '../../functions/stores/runs/pointer.ts'
import { findRun, readFigures } from '../../functions/stores/runs/run-reader.ts'
import { SCHEDULES } from '../../infra/constructs/schedules.ts'
import { migrate } from '../../infra/database/migrate.ts'
import { FUNCTIONS, type FunctionName, slowAfterSeconds } from '../../infra/functions.ts'
import { type RunningS3, startS3 } from '../../infra/local/s3.ts'
import { RUNBOOKS } from '../../infra/runbooks.ts'
import { prod } from '../../infra/stages/prod.ts'
import { createDatabase } from '../engines/database.ts'
import { startFiguresTable, type TestTable } from '../engines/figures-table.ts'
import { monthEnds } from '../engines/month-ends.ts'
import { smallMonth } from '../functions/stores/archive/sample-archives.ts'
import {
  asPublished,
  FIRST_START_MS,
  OFFICIAL,
  publishAt,
  smallRun,
} from '../functions/stores/runs/sample-runs.ts'
import { resourcesOfType, synthesised } from '../infra/stacks/synthesised.ts'
import { PERIOD } from '../worlds/world.ts'
import { codeBlocks, HELPERS, pageText, RUNBOOK_PAGES, tableOf } from './operations-pages.ts'

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url))
const NAMES = Object.keys(FUNCTIONS) as FunctionName[]
const INDEX = pageText('runbooks/README.md')
const page = (name: string) => pageText(`runbooks/${name}.md`)
/** What people do by hand that is neither an alarm nor a function. */
const BY_HAND = ['archive-damaged', 'restate']
/** Alarms of a job may name the page of that job. */
const PAGES = [...new Set([...RUNBOOKS, ...NAMES, ...BY_HAND])]
const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ')

test('every alarm and every function has its page, and every other page is done by hand', () => {
  expect([...RUNBOOK_PAGES].sort()).toEqual([...PAGES, 'README', 'restore'].sort())
})

describe('the index', () => {
  const alarmRows = tableOf(INDEX, 'alarm')

  test('leads from every deployed alarm to the page that the alarm names', () => {
    for (const [, { Properties }] of resourcesOfType(synthesised('prod'), 'AWS::CloudWatch::Alarm')) {
      const name = String(Properties.AlarmName).replace('penguin-figures-prod-', '')
      const [row, ...others] = alarmRows.filter(([pattern = '']) =>
        new RegExp(`^${pattern.replaceAll('`', '').replace('<function>', `(${NAMES.join('|')})`)}$`).test(
          name,
        ),
      )
      expect([name, row?.[1], others]).toEqual([
        name,
        expect.stringMatching(/^\[[a-z-]+\]\([a-z-]+\.md\)$/),
        [],
      ])
      expect(Properties.AlarmDescription).toContain(`docs/runbooks/${/\((.*)\)/.exec(row?.[1] ?? '')?.[1]}`)
    }
  })

  test('has every function', () => {
    expect(tableOf(INDEX, 'function').map(([name]) => name)).toEqual(
      expect.arrayContaining(NAMES.map((name) => `\`${name}\``)),
    )
    expect(tableOf(INDEX, 'function')).toHaveLength(NAMES.length)
  })

  test('stops and starts every schedule', () => {
    const stopped = /for name in ([a-z -]+);/.exec(HELPERS)?.[1]?.split(' ')
    expect(stopped).toEqual(SCHEDULES.map(({ name }) => name))
  })
})

describe.each(PAGES)('%s', (name) => {
  test('its first line says whether the figures people see are wrong, late or fine', () => {
    const [first] = page(name).split('\n')
    expect(first).toMatch(new RegExp(`^# ${name}: .*figures`))
    expect(first).toMatch(/wrong|late|fine|stand/)
  })

  test('it says what it means, how to check, to re-run and to go back, how to restore, and who is called', () => {
    const text = page(name)
    for (const part of [
      'What it means',
      'How to check',
      'How to re-run',
      'How to go back',
      'When to call whom',
    ]) {
      expect(text).toContain(`\n## ${part}\n`)
    }
    expect(text).toContain('(restore.md')
    expect(text).toMatch(/\*\*[^*]*(CloudWatch|Lambda|SQS)[^*]*>/)
    expect(codeBlocks(text, 'sh').length).toBeGreaterThan(0)
  })
})

describe('sentences of errors', () => {
  const sources = ['functions', 'shared']
    .flatMap((room) =>
      readdirSync(join(REPOSITORY, room), { recursive: true }).map((file) =>
        join(REPOSITORY, room, String(file)),
      ),
    )
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(file, 'utf8'))

  test.each(['allocate-costs', 'return-to-run', 'summarize-strategy', 'close-refused', 'restate'])(
    'that %s quotes are the code’s',
    (name) => {
      const quoted = tableOf(page(name), 'sentence').map(([cell = '']) => cell.replaceAll('`', ''))
      expect(quoted.length).toBeGreaterThan(4)
      expect(quoted.filter((sentence) => !sources.some((source) => source.includes(sentence)))).toEqual([])
    },
  )

  test('and items of the checklist', () => {
    const items = tableOf(page('close-refused'), 'item').map(([cell = '']) => cell.replaceAll('`', ''))
    expect(items).toHaveLength(6)
    expect(items.filter((item) => !sources.some((source) => source.includes(`'${item}'`)))).toEqual([])
  })

  test('and what it says of PostHog', () => {
    const quoted = tableOf(page('summary-partial'), 'reason').map(([cell = '']) =>
      cell.replaceAll(/`|\d+/g, ''),
    )
    expect(quoted.length).toBeGreaterThan(4)
    expect(quoted.filter((reason) => !sources.some((source) => source.includes(reason)))).toEqual([])
  })

  test('and reasons, codes and outcomes too', () => {
    const words = [
      ...tableOf(page('not-conserved'), 'reason'),
      ...tableOf(page('api-errors'), 'reason'),
      ...tableOf(page('allocate-costs'), 'outcome'),
      ...['summarize-strategy', 'close-period', 'verify-run', 'restate'].flatMap((name) =>
        tableOf(page(name), 'outcome'),
      ),
      ...tableOf(page('verify-differs'), 'check'),
    ].map(([cell = '']) => cell.replaceAll('`', ''))
    expect(
      words.filter((word) => !sources.some((source) => new RegExp(`['\\s]${word}['\\s]`).test(source))),
    ).toEqual([])
  })
})

describe('limits are those of prod and of the table of functions', () => {
  const { alarms, schedules } = prod

  test.each([
    ['publication-late', `for ${alarms.lateAfterHours} hours`],
    ['summary-late', `for ${alarms.lateAfterHours} hours`],
    ['event-capture-low', `fewer than ${CAPTURE_TARGET * 100} %`],
    ['close-refused', `of the stage, ${prod.closing.mostUnknownCostPercent} % in prod`],
    ['unknown-cost', `More than ${alarms.unknownCostPercent} %`],
    ['api-errors', `More than ${alarms.apiErrorPercent} %`],
    ['api-slow', `longer than ${alarms.apiSlowAfterMilliseconds / 1_000} seconds`],
    ['allocate-costs', `tells after ${alarms.lateAfterHours} hours`],
  ])('%s', (name, words) => {
    expect(oneLine(page(name))).toContain(words)
  })

  test('undelivered-schedules', () => {
    expect(schedules.retry).toEqual({ attempts: 10, maxAgeMinutes: 6 * 60 })
    expect(oneLine(page('undelivered-schedules'))).toContain('in prod ten times in six hours')
  })

  test('function-slow', () => {
    for (const name of NAMES) {
      const { timeoutSeconds } = FUNCTIONS[name]
      expect(oneLine(page('function-slow'))).toContain(
        `${name} ${slowAfterSeconds(name)} of ${timeoutSeconds}`,
      )
    }
  })
})

test('the query for unknown costs runs on the platform’s tables, and finds them', async () => {
  const database = await createDatabase()
  try {
    await migrate({ databaseUrl: database.url, direction: 'up' })
    await database.query(
      `insert into vps_instances (status, approximate_cost) values ('active', null), ('active', 5), ('decommissioned', null)`,
    )
    await database.query(
      `insert into smtp_ip_addresses (vps_instance_id, approximate_cost) select id, null from vps_instances where approximate_cost = 5`,
    )
    const [query = ''] = codeBlocks(page('unknown-cost'), 'sql')
    const { rows } = await database.query<{ kind: string }>(query)
    expect(rows.map(({ kind }) => kind).sort()).toEqual(['ip', 'vps'])
  } finally {
    await database.drop()
  }
})

describe('restore', () => {
  const [holds = '', copies = '', fromArchive = ''] = codeBlocks(page('restore'), 'sh').filter((block) =>
    block.includes('node --input-type'),
  )
  let server: TestTable
  let restored: TestTable
  let inUse: TestTable
  let s3: RunningS3

  beforeAll(async () => {
    server = await startFiguresTable()
    restored = await server.another()
    inUse = await server.another()
    s3 = await startS3({ port: 0 })
    await publishAt(restored.table, FIRST_START_MS, smallRun(1_000))
    await publishAt(restored.table, FIRST_START_MS + 3_600_000, smallRun(2_000))
  })
  afterAll(async () => {
    await server.stop()
    await s3.stop()
  })

  /** The page's own script, by this Node: `npx` would only look for it. */
  async function run(script: string, ...args: string[]): Promise<string> {
    const program = /<<'END'\n(.*)^END$/ms.exec(script)?.[1] ?? ''
    const endpoint = await server.listen()
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', program, '-', ...args],
      {
        cwd: REPOSITORY,
        env: {
          ...process.env,
          AWS_ENDPOINT_URL_DYNAMODB: endpoint,
          AWS_ENDPOINT_URL_S3: s3.endpoint,
          AWS_REGION: 'us-east-1',
          AWS_ACCESS_KEY_ID: 'embedded',
          AWS_SECRET_ACCESS_KEY: 'embedded',
          POWERTOOLS_LOG_LEVEL: 'SILENT',
        },
      },
    )
    return stdout
  }

  test('a copy that holds is said to hold', async () => {
    const { name } = restored.table
    expect(await run(holds, name, PERIOD.id)).toMatch(
      new RegExp(`^${PERIOD.id} even: run .* holds, \\d+ items\\.\n$`),
    )
    expect(await run(holds, name, '2020-01')).toBe('')
  })

  test('a month comes back whole, and is current where it was gone', async () => {
    expect(await run(copies, restored.table.name, inUse.table.name, PERIOD.id)).toContain('is there again')
    const head = await findRun(inUse.table, OFFICIAL)
    expect(await readFigures(inUse.table, head)).toEqual(asPublished(smallRun(2_000), head.runId))
    expect(await readPointer(inUse.table, OFFICIAL)).toEqual(await readPointer(restored.table, OFFICIAL))
  })

  test('a newer run stays current', async () => {
    const newer = await publishAt(inUse.table, FIRST_START_MS + 7_200_000, smallRun(3_000))
    await run(copies, restored.table.name, inUse.table.name, PERIOD.id)
    expect((await readPointer(inUse.table, OFFICIAL))?.runId).toBe(newer.runId)
  })

  test('a copy that lost an item is said not to hold, and nothing of it becomes current', async () => {
    const damaged = await server.another()
    const empty = await server.another()
    await publishAt(damaged.table, FIRST_START_MS, smallRun(1_000))
    const item = (await damaged.items()).find(({ sk }) => sk.startsWith('TENANT#'))
    await damaged.table.client.send(
      new DeleteCommand({ TableName: damaged.table.name, Key: { pk: item?.pk, sk: item?.sk } }),
    )
    await expect(run(holds, damaged.table.name, PERIOD.id)).rejects.toThrow('does not hold')
    await expect(run(copies, damaged.table.name, empty.table.name, PERIOD.id)).rejects.toThrow(
      'does not hold',
    )
    expect(await readPointer(empty.table, OFFICIAL)).toBeNull()
  })

  describe('of a closed month', () => {
    let closed: TestTable

    beforeAll(async () => {
      closed = await server.another()
      const client = new S3Client({
        endpoint: s3.endpoint,
        region: 'us-east-1',
        credentials: { accessKeyId: 'embedded', secretAccessKey: 'embedded' },
        forcePathStyle: true,
      })
      await client.send(new CreateBucketCommand({ Bucket: 'archive' }))
      let rows = smallMonth()
      const finance = monthEnds({
        table: closed.table,
        archive: archiveBucket(client, 'archive'),
        rows: () => rows,
        now: () => PERIOD.endMs + 60_000,
      })
      const period = PERIOD.id
      await finance.allocate({ period })
      await finance.close({ period, preparedBy: 'Ann', approvedBy: 'Bob' })
      rows = smallMonth(2_000)
      const restate = { reason: 'The price was entered wrong.', restatedBy: 'Ann' }
      expect((await finance.allocate({ period, restate })).outcome).toBe('restated')
      client.destroy()
    })

    test('items that were lost come back from the archive', async () => {
      const before = await closed.items()
      const { closedRunId } = (await readPointer(closed.table, OFFICIAL)) ?? {}
      const lost = before.find(({ pk, sk }) => pk.includes(String(closedRunId)) && sk.startsWith('TENANT#'))
      const Key = { pk: lost?.pk, sk: lost?.sk }
      await closed.table.client.send(new DeleteCommand({ TableName: closed.table.name, Key }))
      const said = await run(fromArchive, closed.table.name, 'archive', PERIOD.id)
      expect(said).toMatch(
        new RegExp(`^${PERIOD.id}: run ${closedRunId}, closed by Bob, is there again, \\d+ items\\.\n$`),
      )
      expect(await closed.items()).toEqual(before)
    })

    test('from a restored table it comes with its restatement, and stays closed', async () => {
      const empty = await server.another()
      const said = await run(copies, closed.table.name, empty.table.name, PERIOD.id)
      expect(said.match(/is there again/g)).toHaveLength(2)
      const isKept = ({ pk }: { readonly pk: string }) => !pk.startsWith('CLOSE#')
      expect(await empty.items()).toEqual((await closed.items()).filter(isKept))
    })
  })
})
