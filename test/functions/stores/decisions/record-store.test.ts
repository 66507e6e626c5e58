// A decision or an initiative changes whole or not at all; of two people who change the same version one wins and the other
// sees both; the history says what became current and nothing else.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { dueReviews } from '../../../../functions/stores/decisions/due-reviews.ts'
import { decisionStore, initiativeStore } from '../../../../functions/stores/decisions/record-store.ts'
import { EXPIRY_ATTRIBUTE, type FiguresTable } from '../../../../functions/stores/figures-table.ts'
import type { Decision } from '../../../../shared/contract/decisions/decision.ts'
import { decide } from '../../../../shared/decisions/decide.ts'
import { editDecision } from '../../../../shared/decisions/edit-decision.ts'
import { moveInitiative } from '../../../../shared/decisions/initiatives/move-initiative.ts'
import { startInitiative } from '../../../../shared/decisions/initiatives/start-initiative.ts'
import { proposeDecision } from '../../../../shared/decisions/propose-decision.ts'
import { reviewDecision } from '../../../../shared/decisions/review-decision.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { at, ID, INITIATIVE, stamp, VALUES } from '../../../shared/decisions/decision-world.ts'
import { BREAKAGES, countWrites } from '../breakages.ts'
import { type Call, withCalls } from '../calls.ts'

const NOW_MS = Date.parse(at(500))
let server: TestTable
let store: TestTable
let table: FiguresTable

beforeAll(async () => {
  server = await startFiguresTable()
})
afterAll(() => server.stop())
beforeEach(async () => {
  store = await server.another()
  table = store.table
})

const over = (through: FiguresTable = table, nowMs = NOW_MS) => decisionStore(through, () => nowMs)
const idOf = (number: number) => `${String(number).padStart(8, '0')}-1111-4111-8111-111111111111`
const propose = (id = ID, hours = 0, through = table) =>
  over(through).begin(proposeDecision(id, VALUES, { by: 'ann', at: at(hours) }))
const edit = (through: FiguresTable, version: number, title: string, by = 'ben') =>
  over(through).change(ID, (stands) => editDecision(stands, version, { title }, stamp(version, { by })))
const approve = (id: string, hours: number) =>
  over().change(id, (stands) => decide(stands, stands.version, 'approved', stamp(hours)))
const told = async () => {
  const versions: number[] = []
  for await (const { version, by } of over().history(ID)) versions.push(by === 'late' ? -version : version)
  return versions
}
const news = async () => (await over().unannounced()).map(({ record }) => record.version)
const isCurrent = ({ name, input }: Call) => name === 'PutCommand' && input.Item.sk === 'CURRENT'

test('what was never begun is not there; what is begun stands, and the same again changes nothing', async () => {
  expect(await over().read(ID)).toBeNull()
  expect(await edit(table, 1, 'x')).toBeNull()
  expect(await told()).toEqual([])
  await propose()
  await propose()
  expect(await over().read(ID)).toMatchObject({ ...VALUES, id: ID, version: 1, status: 'proposed' })
  expect(await told()).toEqual([1])
  await edit(table, 1, 'Another title')
  await propose()
  await expect(propose(ID, 1)).rejects.toThrow(
    /^There is a record .* already: give the new one an id of its own\.$/,
  )
  expect(await told()).toEqual([2, 1])
})

describe('of two people who change the same version', () => {
  test('one wins, and the other sees both versions and that nothing of theirs was saved', async () => {
    await propose()
    const slow = withCalls(table, async (call, send) => {
      if (isCurrent(call)) await edit(table, 1, 'Of Ben')
      return send()
    })
    expect(await edit(slow, 1, 'Of Ann', 'ann')).toMatchObject({
      kind: 'stale',
      theirs: { title: 'Of Ben', version: 2 },
      stale: {
        yourVersion: 1,
        theirVersion: 2,
        changedBy: 'ben',
        fields: [{ field: 'title', yours: 'Of Ann', theirs: 'Of Ben' }],
      },
    })
    expect([await told(), await news()]).toEqual([
      [2, 1],
      [1, 2],
    ])
    expect(await edit(table, 2, 'Of Ann', 'ann')).toMatchObject({ kind: 'changed', record: { version: 3 } })
  })

  test('who wanted the very same has it', async () => {
    await propose()
    const slow = withCalls(table, async (call, send) => {
      if (isCurrent(call)) await edit(table, 1, 'The same')
      return send()
    })
    expect(await edit(slow, 1, 'The same', 'ann')).toMatchObject({
      kind: 'unchanged',
      record: { version: 2 },
    })
  })

  test('of ten at once one wins', async () => {
    await propose()
    const results = await Promise.all(Array.from({ length: 10 }, (_, index) => edit(table, 1, `${index}`)))
    expect(results.filter((result) => result?.kind === 'changed')).toHaveLength(1)
    expect(results.filter((result) => result?.kind === 'stale')).toHaveLength(9)
    expect([await told(), await news()]).toEqual([
      [2, 1],
      [1, 2],
    ])
  })
})

describe('whichever write of a change', () => {
  test.each(Object.entries(BREAKAGES))(
    '%s, it stands whole or not at all, with its entry and its news, and can be made again',
    async (name, breakage) => {
      const arrange = async () => {
        store = await server.another()
        table = store.table
        await propose()
        await edit(table, 1, 'Before')
        for (const { id } of await over().unannounced()) await over().announced(id)
      }
      await arrange()
      const writes = await countWrites(table, (counted) => edit(counted, 2, 'After'))
      expect(writes).toBe(3)
      for (let failing = 1; failing <= writes; failing += 1) {
        await arrange()
        const outcome = await edit(withCalls(table, breakage(failing)), 2, 'After').then(
          (result) => result?.kind,
          () => 'failed',
        )
        const stands = (await over().read(ID))?.title === 'After'
        expect([await told(), await news()]).toEqual(stands ? [[3, 2, 1], [3]] : [[2, 1], []])
        if (outcome === 'changed') expect(stands).toBe(true)
        if (name.includes('sends it again')) expect(outcome).toBe('changed')
        // An answer that was lost on the way is found again.
        if (name.endsWith('answer is lost') && failing === writes) expect(outcome).toBe('changed')
        expect((await edit(table, 2, 'After'))?.kind).toBe(stands ? 'unchanged' : 'changed')
        expect([await told(), await news()]).toEqual([[3, 2, 1], [3]])
      }
    },
  )

  test('is sent twice with another write between: it stands in the history, and was never undone', async () => {
    await propose()
    const slow = withCalls(table, async (call, send) => {
      if (!isCurrent(call)) return send()
      await send()
      await edit(table, 2, 'Of another', 'late')
      return send()
    })
    expect(await edit(slow, 1, 'Of Ben')).toMatchObject({ kind: 'changed', record: { version: 2 } })
    expect([await told(), await news()]).toEqual([
      [-3, 2, 1],
      [1, 2, 3],
    ])
  })
})

test('what is announced is news no more; what never became current is forgotten after an hour', async () => {
  await propose()
  const dies = BREAKAGES['fails before it is applied']?.(2)
  await expect(edit(withCalls(table, dies as NonNullable<typeof dies>), 1, 'x')).rejects.toThrow()
  expect(await news()).toEqual([1])
  const unmarked = async () =>
    (await store.items()).filter(
      (item) => item.pk === 'DECISION_NEWS' && item[EXPIRY_ATTRIBUTE] === undefined,
    )
  expect(await unmarked()).toHaveLength(2)
  for (const { id } of await over(table, NOW_MS + 3_700_000).unannounced()) await over().announced(id)
  expect([await news(), await unmarked()]).toEqual([[], []])
})

describe('lists', () => {
  const proposeSome = async (count: number) => {
    for (let number = 0; number < count; number += 1) await propose(idOf(number), number)
  }
  const STATUSES = ['proposed', 'approved', 'declined', 'reviewed'] as const

  test('are begun last first, by status, and a page goes on where the one before ended, whatever changed', async () => {
    await proposeSome(5)
    await approve(idOf(1), 10)
    await approve(idOf(3), 11)
    const ids = (records: readonly Decision[]) => records.map(({ id }) => Number(id.slice(0, 8)))
    expect(ids(await over().all(STATUSES))).toEqual([4, 3, 2, 1, 0])
    expect(ids(await over().all(['approved']))).toEqual([3, 1])
    const first = await over().list({ statuses: STATUSES, most: 2 })
    await propose(idOf(9), 9)
    await approve(idOf(0), 12)
    const second = await over().list({ statuses: STATUSES, most: 2, after: first.next as string })
    const third = await over().list({ statuses: STATUSES, most: 2, after: second.next as string })
    expect([first, second, third].map(({ records }) => ids(records))).toEqual([[4, 3], [2, 1], [0]])
    expect(third.next).toBeNull()
  })

  test('due reviews are those that are approved and not reviewed and whose day has come, the longest due first', async () => {
    await proposeSome(3)
    for (const number of [2, 0, 1]) await approve(idOf(number), 24 * (3 - number))
    const due = async (today: string) =>
      (await dueReviews(over(), today)).map(({ id, reviewOn }) => [id, reviewOn])
    expect(await due('2027-01-01')).toEqual([])
    expect(await due('2027-01-03')).toEqual([
      [idOf(2), '2027-01-02'],
      [idOf(1), '2027-01-03'],
    ])
    await over().change(idOf(2), (stands) =>
      reviewDecision(stands, 2, { judgement: 'better', actualCents: null, words: 'Done.' }, stamp(99)),
    )
    expect(await due('2027-01-03')).toEqual([[idOf(1), '2027-01-03']])
  })
})

test('initiatives lie apart from decisions, under keys of their own', async () => {
  const initiatives = initiativeStore(table, () => NOW_MS)
  await initiatives.begin(startInitiative(ID, INITIATIVE, { by: 'ann', at: at(0) }))
  await propose()
  await initiatives.change(ID, (stands) => moveInitiative(stands, 1, 'active', stamp(1)))
  expect((await initiatives.all(['active'])).map(({ version }) => version)).toEqual([2])
  expect(await initiatives.all(['planned'])).toEqual([])
  expect(await over().all(['proposed'])).toHaveLength(1)
  const keys = (await store.items()).map(({ pk }) => pk.replace(/[_#].*/, ''))
  expect([...new Set(keys)].sort()).toEqual(['DECISION', 'INITIATIVE'])
})
