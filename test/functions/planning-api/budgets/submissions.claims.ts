// Budgets over the API: all of a submission or none, nobody overwrites what they have not read, owners write and are told of
// their own lines, and the history tells everything that happened.
import { gzipSync } from 'node:zlib'
import { BatchWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { FiguresTable } from '../../../../functions/stores/figures-table.ts'
import { MOST_SCENARIOS_OF_OWNERS } from '../../../../shared/budgets/room-for-scenarios.ts'
import { CONTRACT } from '../../../../shared/contract/api/operations.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { SEED } from '../../../worlds/random-world.ts'
import { A, B, C } from '../../../worlds/world.ts'
import { type CapturedLog, captureLog } from '../../figures-api/access/captured-log.ts'
import { comparable } from '../../figures-api/access/comparable.ts'
import { withCalls } from '../../stores/calls.ts'
import {
  ANN,
  aRow,
  BEN,
  type BudgetDesk,
  CFO,
  EYE,
  FAY,
  openBudgetDesk,
  publishMonth,
} from './budget-desk.ts'

describe('submissions', () => {
  const ABSENT = 'f0e1f0e1-9999-4000-8000-000000000001'
  let server: TestTable
  let store: TestTable
  let table: FiguresTable
  let desk: BudgetDesk

  beforeAll(async () => {
    server = await startFiguresTable()
  })
  afterAll(() => server.stop())
  beforeEach(async () => {
    store = await server.another()
    table = store.table
    await publishMonth(table)
    desk = await openBudgetDesk(table)
  })

  const linesFor = async (who = FAY) => (await desk.get(who, '/lines')).json.data
  const centsFor = async (who = FAY) =>
    (await linesFor(who)).lines.map((line: { cents: number }) => line.cents)

  describe('a submission', () => {
    test('is previewed without a trace, then stands whole under one revision, with labels and versions', async () => {
      const rows = [aRow(), aRow({ row: 8, member: 'tenant b', note: 'two servers' })]
      const preview = await desk.preview(FAY, rows)
      expect(CONTRACT.previewBudget.answer.parse(preview.json).data).toMatchObject({
        ...{ accepted: true, applied: false, revision: 0 },
        summary: '2 lines added, 0 changed, 0 removed, 0 unchanged.',
        added: [{ label: 'Tenant A' }, { label: 'Tenant B' }],
      })
      expect(await linesFor()).toMatchObject({ revision: 0, lines: [] })
      const submitted = await desk.submit(FAY, rows)
      expect(CONTRACT.submitBudget.answer.parse(submitted.json).data).toMatchObject({
        applied: true,
        revision: 1,
      })
      const listed = await desk.get(FAY, '/lines')
      expect(CONTRACT.listBudgetLines.answer.parse(listed.json).data).toEqual({
        scenario: { kind: 'budget' },
        revision: 1,
        years: [
          { fiscal_year: '2026', status: 'open', submitted_by: [FAY.name], locked: null, approved: null },
        ],
        lines: [
          {
            ...{
              dimension: 'tenant',
              member: A,
              measure: 'total_cost',
              period: '2026-10',
              label: 'Tenant A',
            },
            ...{
              cents: 12_000,
              quantity: null,
              unit: null,
              rate_microdollars: null,
              owner: FAY.name,
              note: null,
            },
            ...{ version: 1, changed_by: FAY.name, changed_at: '2025-12-01T01:01:00Z', may_write: true },
          },
          expect.objectContaining({ member: B, label: 'Tenant B', note: 'two servers' }),
        ],
      })
      expect(await desk.submit(FAY, rows)).toMatchObject({ status: 200 })
      expect(await linesFor()).toMatchObject({ revision: 1 })
    })

    test('with one wrong cell changes nothing; details name cell or row and column, and what it takes', async () => {
      const refused = await desk.submit(FAY, [
        aRow(),
        aRow({ row: 8, cell: 'G8', period: 'Oct' }),
        aRow({ row: 9, cell: 'G9', period: '2026-11', cents: 1.5 }),
      ])
      expect([refused.status, refused.json.error.code, refused.json.error.message]).toEqual([
        409,
        'SUBMISSION_REFUSED',
        'Refused as a whole: 2 cells in 2 rows to correct. Nothing is changed until all are.',
      ])
      expect(refused.json.error.details).toEqual([
        { field: 'row 8, period', message: expect.stringContaining('it takes a month as YYYY-MM') },
        { field: 'G9', message: expect.stringContaining('whole cents') },
      ])
      expect(await linesFor()).toMatchObject({ revision: 0, lines: [] })
      const many = await desk.submit(
        FAY,
        Array.from({ length: 201 }, (_, row) => aRow({ row: row + 1, cents: null })),
      )
      expect(many.json.error.details).toHaveLength(200)
      expect(many.json.error.message).toMatch(/The first 200 are listed; previewBudget answers them all\.$/)
    })

    test('over a line that changed since it was read is refused; the preview shows both values and who changed it', async () => {
      await desk.submit(FAY, [aRow({ owner: ANN.name })])
      await desk.submit(FAY, [aRow({ cents: 11_000, version: 1 })])
      const refused = await desk.submit(ANN, [aRow({ cents: 13_000, version: 1 })])
      expect([refused.status, refused.json.error.details]).toEqual([
        409,
        [{ field: 'row 7, version', message: expect.stringMatching(/made it \$110\.00.*Yours: \$130\.00/) }],
      ])
      const { data } = (await desk.preview(ANN, [aRow({ cents: 13_000, version: 1 })])).json
      expect(data.stale).toMatchObject([
        {
          ...{
            label: 'Tenant A',
            row: 7,
            cell: 'F7',
            your_version: 1,
            their_version: 2,
            changed_by: FAY.name,
          },
          ...{ yours: { cents: 13_000 }, theirs: { cents: 11_000 } },
        },
      ])
      expect((await desk.submit(ANN, [aRow({ cents: 13_000, version: 2 })])).status).toBe(200)
      expect(await centsFor()).toEqual([13_000])
    })

    test('is judged again where somebody else wrote in between: it stands beside theirs, or is stale', async () => {
      await desk.submit(FAY, [aRow(), aRow({ row: 8, member: B })])
      const interrupted = async (mine: object, theirs: object) => {
        let wasInterrupted = false
        const slow = withCalls(table, async ({ name, input }, send) => {
          if (!wasInterrupted && name === 'PutCommand' && input.Item.sk === 'HEAD') {
            wasInterrupted = true
            expect((await desk.submit(CFO, [theirs])).status).toBe(200)
          }
          return send()
        })
        return (await openBudgetDesk(slow)).submit(FAY, [aRow(mine)])
      }
      const beside = await interrupted(
        { cents: 500, version: 1 },
        aRow({ row: 8, member: B, cents: 700, version: 1 }),
      )
      expect(beside.json.data).toMatchObject({ applied: true, revision: 3 })
      expect(await centsFor()).toEqual([500, 700])
      const stale = await interrupted({ cents: 600, version: 3 }, aRow({ cents: 900, version: 3 }))
      expect([stale.status, stale.json.error.details[0].field]).toEqual([409, 'row 7, version'])
      expect(await centsFor()).toEqual([900, 700])
    })

    test('by name of plan or vendor keeps the spelling as published; what nothing is known of is pointed at', async () => {
      const rows = [
        aRow({ dimension: 'plan', member: 'GROWTH' }),
        aRow({ row: 8, dimension: 'vendor', member: 'Hostwinds' }),
        aRow({ row: 9, dimension: 'vendor', member: 'Hostwind' }),
        aRow({ row: 10, dimension: 'resource type', member: 'VPS' }),
        aRow({ row: 11, dimension: 'cost_centre', member: 'CC 100' }),
      ]
      const { data } = (await desk.submit(FAY, rows)).json
      expect(data.added.map(({ member }: { member: string }) => member)).toEqual([
        'Growth',
        'hostwinds',
        'Hostwind',
        'vps',
        'CC 100',
      ])
      expect(data.notes).toEqual([
        {
          ...{ row: 9, cell: 'F7' },
          message:
            'No vendor is called "Hostwind" in 2025-11, the newest published month: check the spelling, or leave it where it is new.',
        },
      ])
    })

    test('may be sent as gzip, as large ones must; 30,000 rows are one submission', async () => {
      const rows = Array.from({ length: 30_000 }, (_, index) =>
        aRow({
          row: index + 1,
          cell: `F${index + 1}`,
          dimension: 'cost_centre',
          member: `Centre ${Math.floor(index / 12)}`,
          period: `2026-${String((index % 12) + 1).padStart(2, '0')}`,
        }),
      )
      const body = gzipSync(JSON.stringify({ scenario: { kind: 'budget' }, why: 'start', rows })).toString(
        'base64',
      )
      const plain = await desk.raw(FAY, body)
      expect([plain.status, plain.json.error.message]).toEqual([
        413,
        expect.stringContaining('Nothing was submitted: send the header Accept-Encoding: gzip.'),
      ])
      const sent = await desk.raw(FAY, body, { 'accept-encoding': 'gzip' })
      expect([sent.status, sent.json.data.added.length]).toEqual([200, 30_000])
      expect((await desk.get(FAY, '/lines', { 'accept-encoding': 'br' })).json.data.lines).toHaveLength(
        30_000,
      )
      const swollen = gzipSync(Buffer.alloc(70_000_000)).toString('base64')
      expect((await desk.raw(FAY, swollen)).status).toBe(413)
      expect((await desk.raw(FAY, body, { 'content-type': 'application/json' })).status).toBe(400)
    })
  })

  describe('an owner', () => {
    test('writes lines of their own tenants, under the name of their token; for Finance any name stands', async () => {
      expect((await desk.submit(ANN, [aRow()])).status).toBe(200)
      expect((await desk.submit(FAY, [aRow({ row: 8, member: B, owner: BEN.name })])).status).toBe(200)
      expect((await desk.submit(FAY, [aRow({ row: 9, member: C, owner: ANN.name })])).status).toBe(200)
      const own = (await linesFor(ANN)).lines
      expect(own.map(({ member, owner }: { member: string; owner: string }) => [member, owner])).toEqual([
        [A, ANN.name],
      ])
      expect(own[0].may_write).toBe(true)
      expect((await linesFor(BEN)).lines).toMatchObject([{ member: B, may_write: true }])
      expect((await linesFor(EYE)).lines.map((line: { may_write: boolean }) => line.may_write)).toEqual([
        ...[false, false, false],
      ])
      expect((await linesFor(BEN)).years).toMatchObject([{ fiscal_year: '2026', submitted_by: [] }])
    })

    test("cannot write another's line, another owner's name, nor by plan; nothing of it stands", async () => {
      await desk.submit(FAY, [aRow({ member: B, owner: BEN.name })])
      const rows = [
        aRow({ member: B, cents: 1, version: 1 }),
        aRow({ row: 8, owner: BEN.name }),
        aRow({ row: 9, dimension: 'plan', member: 'Growth' }),
        aRow({ row: 10, period: '2026-11' }),
      ]
      const { data } = (await desk.preview(ANN, rows)).json
      expect(data.errors.map(({ row, code }: { row: number; code: string }) => [row, code])).toEqual([
        [7, 'other_owner'],
        [8, 'bad_owner'],
        [9, 'bad_dimension'],
      ])
      expect(data.errors[2].message).toBe(
        'You submit lines by tenant only: leave the row out, or ask Finance to submit it.',
      )
      expect((await desk.submit(ANN, rows)).status).toBe(409)
      expect(await centsFor()).toEqual([12_000])
    })

    test("is answered the same about a stranger's tenant and one that does not exist", async () => {
      await desk.submit(FAY, [aRow({ member: C, cents: 777 })])
      await desk.submit(FAY, [aRow({ member: C, cents: 888, version: 1 })], {
        kind: 'what_if',
        name: 'without C',
      })
      const answers = async (member: string) => {
        const answered = [
          await desk.preview(BEN, [aRow({ member })]),
          await desk.preview(BEN, [aRow({ member, version: 1, remove: true })]),
          await desk.submit(BEN, [aRow({ member })]),
          await desk.get(BEN, `/history?dimension=tenant&member=${encodeURIComponent(member)}`),
          await desk.get(BEN, '/lines'),
          await desk.get(BEN),
        ]
        return answered.map((answer) => comparable(answer).replaceAll(member, 'ASKED'))
      }
      const asked = await answers(ABSENT)
      for (const foreign of [C, 'Tenant C', A]) expect(await answers(foreign)).toEqual(asked)
      expect(asked.join('')).not.toMatch(/777|888|without C|fay/)
    })

    test('is shown totals of the lines that they are told of, not of others that bear their name', async () => {
      await desk.submit(FAY, [
        aRow({ member: A, cents: 111, owner: ANN.name }),
        aRow({ row: 8, member: C, cents: 777, owner: ANN.name }),
        aRow({ row: 9, dimension: 'vendor', member: 'hostwinds', cents: 4_444, owner: ANN.name }),
      ])
      const { data } = (await desk.preview(ANN, [aRow({ member: B, cents: 1_000 })])).json
      expect(data.totals).toEqual([
        {
          ...{ fiscal_year: '2026', dimension: 'tenant', measure: 'total_cost' },
          ...{ before_cents: 111, after_cents: 1_111, change_cents: 1_000 },
        },
      ])
    })

    test('with another role beside it writes lines of the tenants of their token, and of no other', async () => {
      const both = { ...BEN, roles: ['ROLE_BUDGET_OWNER', 'ROLE_ANALYST'] as const }
      expect((await desk.submit(both, [aRow({ member: C })])).status).toBe(409)
      expect((await desk.submit(both, [aRow({ member: B })])).status).toBe(200)
    })

    test('is told nothing of a what-if that is not opened to them, whatever is asked of it, and cannot join it', async () => {
      const secret = { kind: 'what_if', name: 'Sell Tenant C' } as const
      await desk.submit(FAY, [aRow({ member: C, cents: 777 })], secret)
      await desk.submit(FAY, [aRow({ member: C, cents: 888, version: 1 })], secret)
      expect((await desk.year(FAY, 'lock', { scenario: secret })).status).toBe(200)
      const answers = async (name: string) => {
        const [scenario, to] = [
          `scenario=what_if/${encodeURIComponent(name)}`,
          { kind: 'what_if', name } as const,
        ]
        const answered = [
          await desk.get(ANN, `/lines?${scenario}`),
          await desk.get(ANN, `/history?${scenario}`),
          await desk.get(ANN, `/../variance?period=2025-11&${scenario}`),
          await desk.get(
            ANN,
            `/../bridges/from-budget?period=2025-11&dimension=tenant&measure=total_cost&${scenario}`,
          ),
          await desk.preview(ANN, [aRow()], to),
          await desk.preview(ANN, [aRow({ version: 7 })], to),
          await desk.submit(ANN, [aRow()], to),
          await desk.submit(ANN, [aRow({ version: 1, remove: true })], to),
        ]
        return answered.map((answer) => comparable(answer).replaceAll(name, 'ASKED'))
      }
      const absent = await answers('never there')
      for (const name of ['Sell Tenant C', 'sell tenant c']) expect(await answers(name)).toEqual(absent)
      const refused = await desk.submit(ANN, [aRow()], { kind: 'what_if', name: 'never there' })
      expect([refused.status, refused.json.error.code, refused.json.error.message]).toEqual([
        409,
        'SUBMISSION_REFUSED',
        'Budget owners submit to the budget and to reforecasts. A what-if is opened to you once Finance gives you a line in it: ask Finance, or submit to a reforecast.',
      ])
      expect((await desk.get(FAY, '/lines?scenario=what_if/never%20there')).json.data.revision).toBe(0)
    })

    test('is listed a what-if as soon as they have a line in it, and no other is', async () => {
      const whatIf = { kind: 'what_if', name: 'fewer servers' } as const
      await desk.submit(FAY, [aRow({ owner: ' Ann@Example.com' }), aRow({ row: 8, member: B })], whatIf)
      const listed = async (who: typeof ANN) =>
        (await desk.get(who)).json.data.books.map(({ scenario }: { scenario: object }) => scenario)
      expect(await listed(ANN)).toEqual([whatIf])
      expect(await listed({ ...ANN, tenants: [B] })).toEqual([])
      expect(await listed(BEN)).toEqual([])
      // As a book stands that was written before owners were kept beside it.
      const Key = { pk: 'BUDGET#what_if/fewer servers', sk: 'HEAD' }
      await table.client.send(
        new UpdateCommand({ TableName: table.name, Key, UpdateExpression: 'REMOVE tenantOwners' }),
      )
      expect([await listed(ANN), await listed(BEN)]).toEqual([[whatIf], []])
    })

    test('begins no scenario beyond those that owners may begin, and is told how many and what to do', async () => {
      const scenarios = Array.from({ length: MOST_SCENARIOS_OF_OWNERS }, (_, index) => `reforecast/r${index}`)
      const items = scenarios.flatMap((id) => [
        { pk: 'BUDGETS', sk: id },
        {
          pk: `BUDGET#${id}`,
          sk: 'HEAD',
          scenario: { kind: 'reforecast', name: id.slice(11) },
          revision: 1,
          years: [],
        },
      ])
      for (let from = 0; from < items.length; from += 25) {
        const puts = items.slice(from, from + 25).map((Item) => ({ PutRequest: { Item } }))
        await table.client.send(new BatchWriteCommand({ RequestItems: { [table.name]: puts } }))
      }
      const one = { kind: 'reforecast', name: 'one more' } as const
      for (const refused of [await desk.preview(ANN, [aRow()], one), await desk.submit(ANN, [aRow()], one)]) {
        expect([refused.status, refused.json.error.code]).toEqual([409, 'SUBMISSION_REFUSED'])
        expect(refused.json.error.message).toMatch(
          /^The reforecast "one more" would be a new scenario, and there are 50 already: .*Submit to one of them.*ask Finance to begin/,
        )
      }
      expect((await desk.submit(ANN, [aRow()])).status).toBe(200)
      expect((await desk.submit(FAY, [aRow()], one)).status).toBe(200)
      expect((await desk.submit(ANN, [aRow({ member: B })], one)).status).toBe(200)
    })

    test('a person is who the configured claim names; a token without it is refused', async () => {
      await desk.submit(ANN, [aRow()])
      expect((await desk.get(ANN)).json.data).toMatchObject({ person: ANN.name, may_write: 'own lines' })
      expect((await linesFor({ ...ANN, name: ' ANN@Example.com' })).lines).toHaveLength(1)
      expect((await linesFor({ ...ANN, name: 'id of ann@example.com' })).lines).toHaveLength(0)
      expect((await desk.get({ ...ANN, name: ' ' })).status).toBe(401)
    })
  })

  describe('fiscal years', () => {
    const statusOf = async () => (await linesFor()).years[0].status

    test('are locked by Finance, approved by the CFO who submitted nothing, and opened again with a reason', async () => {
      await desk.submit(FAY, [aRow()])
      expect((await desk.year(FAY, 'approve')).status).toBe(403)
      expect((await desk.year(CFO, 'approve')).json.error).toMatchObject({ code: 'SUBMISSION_REFUSED' })
      expect((await desk.year(ANN, 'lock')).status).toBe(403)
      expect((await desk.year(FAY, 'lock')).json.data.year).toMatchObject({
        ...{ fiscal_year: '2026', status: 'locked', locked: { by: FAY.name } },
      })
      const refused = await desk.submit(FAY, [aRow({ cents: 1, version: 1 })])
      expect(refused.json.error.details[0].message).toMatch(/Fiscal year 2026 of the budget is locked/)
      expect((await desk.year(CFO, 'approve')).status).toBe(200)
      expect(await statusOf()).toBe('approved')
      expect((await desk.year(FAY, 'reopen')).status).toBe(400)
      expect((await desk.year(FAY, 'reopen', { why: 'a late contract' })).status).toBe(200)
      expect((await desk.submit(FAY, [aRow({ cents: 1, version: 1 })])).status).toBe(200)
      const { data } = (await desk.get(FAY, '/history')).json
      expect(data.years.map(({ action, why }: { action: string; why: string }) => [action, why])).toEqual([
        ['reopen', 'a late contract'],
        ['approve', null],
        ['lock', null],
      ])
      expect((await desk.get(ANN, '/history')).json.data.years).toEqual([])
    })

    test('a CFO who submitted does not approve, unless the system is set so', async () => {
      await desk.submit(CFO, [aRow()])
      await desk.year(FAY, 'lock')
      expect((await desk.year(CFO, 'approve')).json.error.message).toBe(
        'Fiscal year 2026 of the budget holds lines that cleo@example.com submitted: ask another person to approve it.',
      )
      const oneTeam = await openBudgetDesk(table, { BUDGET_APPROVAL_NEEDS_ANOTHER_PERSON: 'false' })
      expect((await oneTeam.year(CFO, 'approve')).status).toBe(200)
    })
  })

  describe('history', () => {
    test('goes page by page, newest first, and what comes meanwhile does not shift it', async () => {
      for (const [version, cents] of [
        [null, 1],
        [1, 2],
        [2, 3],
      ]) {
        const rows = ['2026-10', '2026-11', '2026-12'].map((period, row) =>
          aRow({ row: row + 1, period, cents, version }),
        )
        await desk.submit(FAY, rows)
      }
      const seen: unknown[] = []
      let next = ''
      do {
        const { data } = (await desk.get(FAY, `/history?limit=2${next}`)).json
        seen.push(
          ...data.lines.map((entry: { period: string; new: { cents: number } }) => [
            entry.period,
            entry.new.cents,
          ]),
        )
        expect(data.lines.length).toBeLessThanOrEqual(2)
        if (next === '') await desk.submit(FAY, [aRow({ period: '2027-01' })])
        next = data.next_cursor === null ? '' : `&cursor=${data.next_cursor}`
      } while (next !== '')
      expect(seen).toEqual(
        [3, 2, 1].flatMap((cents) => ['2026-10', '2026-11', '2026-12'].map((period) => [period, cents])),
      )
      const { data } = (await desk.get(FAY, '/history?period=2026-11&member=tenant+a')).json
      expect(data.lines.map((entry: { new: { cents: number } }) => entry.new.cents)).toEqual([3, 2, 1])
    })

    test('of a line that changed hands tells each owner their own side', async () => {
      await desk.submit(FAY, [aRow({ member: B, owner: ANN.name, cents: 1 })])
      await desk.submit(FAY, [aRow({ member: B, owner: BEN.name, cents: 2, version: 1 })])
      const sides = async (who: typeof ANN) =>
        (await desk.get(who, '/history')).json.data.lines.map((entry: { old: object; new: object }) => [
          entry.old && 'old' in entry && (entry.old as { cents: number }).cents,
          entry.new && (entry.new as { cents: number }).cents,
        ])
      expect(await sides(FAY)).toEqual([
        [1, 2],
        [null, 1],
      ])
      expect(await sides(ANN)).toEqual([
        [1, null],
        [null, 1],
      ])
      expect(await sides(BEN)).toEqual([[null, 2]])
    })

    test('replayed from nothing gives the lines that stand, whoever submitted what', async () => {
      const aSubmission = fc.record({
        who: fc.constantFrom(ANN, BEN, FAY),
        rows: fc.uniqueArray(
          fc.record({
            member: fc.constantFrom(A, B, C),
            period: fc.constantFrom('2026-01', '2026-02'),
            cents: fc.integer({ min: 1, max: 99 }),
            remove: fc.boolean(),
          }),
          { minLength: 1, maxLength: 4, selector: ({ member, period }) => `${member} ${period}` },
        ),
      })
      const scenario = { kind: 'what_if', name: 'replayed' } as const
      const read = async () => (await desk.get(FAY, '/lines?scenario=what_if/replayed')).json.data
      for (const { who, rows } of fc.sample(aSubmission, { seed: SEED, numRuns: 40 })) {
        const { revision, lines } = await read()
        const stands = new Set(lines.map((line: Record<string, unknown>) => `${line.member} ${line.period}`))
        const some = rows.map(({ remove, ...values }, row) =>
          aRow({
            ...{ row: row + 1, version: revision || null, ...values },
            remove: remove && stands.has(`${values.member} ${values.period}`),
          }),
        )
        await desk.submit(who, some, scenario)
      }
      const { data } = (await desk.get(FAY, '/history?scenario=what_if/replayed&limit=1000')).json
      const replayed = new Map<string, unknown>()
      for (const { member, period, new: now } of data.lines.toReversed()) {
        if (now === null) replayed.delete(`${member} ${period}`)
        else replayed.set(`${member} ${period}`, [now.cents, now.owner, now.version])
      }
      const standing = (await read()).lines.map((line: Record<string, unknown>) => [
        `${line.member} ${line.period}`,
        [line.cents, line.owner, line.version],
      ])
      expect(data.lines.filter((entry: { new: unknown }) => entry.new === null).length).toBeGreaterThan(2)
      expect(data.lines.length).toBeGreaterThan(15)
      expect([...replayed].sort()).toEqual(standing.sort())
    })
  })

  describe('the log', () => {
    let log: CapturedLog
    beforeEach(() => {
      log = captureLog()
    })

    test('has one line a submission and step: who, which scenario and revision, counts; no amounts, notes or reasons', async () => {
      await desk.post('submit', FAY, {
        scenario: { kind: 'reforecast', name: '6+6' },
        why: 'secret reason',
        rows: [
          aRow({ cents: 987_654, note: 'secret note', owner: 'secret owner' }),
          aRow({ row: 8, member: B }),
        ],
      })
      await desk.post('submit', FAY, {
        scenario: { kind: 'budget' },
        why: 'secret',
        rows: [aRow({ period: 'secret' })],
      })
      await desk.year(FAY, 'reopen', { why: 'secret step' })
      const [submitted, refused, step] = log.accesses()
      log.stop()
      expect(submitted).toMatchObject({
        operation: 'submitBudget',
        subject: 'id of fay@example.com',
        asked: { rows: 2 },
        budget: {
          person: FAY.name,
          scenario: expect.stringMatching(/^reforecast\/#[0-9a-f]{10}$/),
          revision: 1,
          added: 2,
          changed: 0,
          errors: 0,
        },
      })
      expect(refused).toMatchObject({ code: 'SUBMISSION_REFUSED', budget: { revision: 0, errors: 1 } })
      expect(step).toMatchObject({ budget: { person: FAY.name, fiscalYear: '2026', action: 'reopen' } })
      expect(JSON.stringify([submitted, refused, step])).not.toMatch(/secret|987654|6\+6/)
    })
  })

  test('books are listed with what the caller may write; a token without a part in a what-if is not told of it', async () => {
    await desk.submit(FAY, [aRow()], { kind: 'what_if', name: 'Secret' })
    await desk.submit(FAY, [aRow({ owner: ANN.name })], { kind: 'what_if', name: 'Mine' })
    expect(
      (await desk.submit(ANN, [aRow({ cents: 5, version: 1 })], { kind: 'what_if', name: 'Mine' })).status,
    ).toBe(200)
    await desk.submit(FAY, [aRow()], { kind: 'reforecast', name: '6+6' })
    await desk.submit(FAY, [aRow()])
    const namesFor = async (who: typeof ANN) => {
      const { json } = await desk.get(who)
      const { books } = CONTRACT.listBudgetBooks.answer.parse(json).data
      return books.map(({ scenario }) => ('name' in scenario ? scenario.name : scenario.kind))
    }
    expect(await namesFor(EYE)).toEqual(['budget', '6+6', 'Mine', 'Secret'])
    expect(await namesFor(ANN)).toEqual(['budget', '6+6', 'Mine'])
    for (const path of ['/lines', '/history']) {
      const [unseen, none] = [
        await desk.get(ANN, `${path}?scenario=what_if/secret`),
        await desk.get(ANN, `${path}?scenario=what_if/Absent`),
      ]
      expect(unseen.text.replace('secret', 'Absent')).toBe(none.text)
    }
    await desk.submit(FAY, [aRow({ member: B, owner: ANN.name })], { kind: 'what_if', name: 'Secret' })
    expect((await desk.get(ANN, '/lines?scenario=what_if/secret')).json.data.lines).toMatchObject([
      { member: B },
    ])
    expect((await desk.get(EYE)).json.data).toMatchObject({
      may_write: 'nothing',
      fiscal_year_first_month: 1,
    })
    expect((await desk.submit(EYE, [aRow()])).status).toBe(403)
  })
})
