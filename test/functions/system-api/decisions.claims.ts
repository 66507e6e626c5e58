// Of two people who change one decision one wins and the other sees both; the history is whole; every refusal says in a
// sentence what to do.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { decisionStore } from '../../../functions/stores/decisions/record-store.ts'
import { ALF, ANN, BEA, BEN, OWN, openRecordsDesk, PIA, type RecordsDesk } from './records-desk.ts'

const VALUES = {
  title: 'Move the idle servers',
  category: 'infrastructure_investment',
  level: 'executive',
  justification: 'Nobody sends from them.',
  expectedOutcome: { kind: 'cents', lowCents: 50_000, highCents: 200_000 },
  reviewTimeframe: 'quarterly',
}
let desk: RecordsDesk

beforeAll(async () => {
  desk = await openRecordsDesk()
})
afterAll(() => desk.store.stop())

const proposed = async (change: object = {}): Promise<string> => {
  const { json } = await desk.send(ANN, '/decisions', { values: { ...VALUES, ...change } })
  return json.data.decision.id
}
const edit = (version: number, values: object, why = 'New prices.') => ({
  action: 'edit',
  version,
  why,
  values,
})
const read = async (id: string) => (await desk.send(ALF, `/decisions/${id}`)).json.data

describe('two people change one decision', () => {
  test('at the same moment: one wins, and the other sees both versions of each field', async () => {
    const id = await proposed()
    const [one, other] = await Promise.all([
      desk.send(ANN, `/decisions/${id}`, edit(1, { title: 'Sell them', level: 'director' })),
      desk.send(BEN, `/decisions/${id}`, edit(1, { title: 'Keep them', level: 'director' })),
    ])
    const [won, lost] = one.status === 200 ? [one, other] : [other, one]
    const [theirs, yours] = won === one ? ['Sell them', 'Keep them'] : ['Keep them', 'Sell them']
    expect([won.status, lost.status]).toEqual([200, 409])
    expect(lost.json.error).toMatchObject({
      code: 'CHANGED_MEANWHILE',
      message: expect.stringMatching(/You read version 1, and it is version 2 now: (ann|ben) changed it/),
      details: [
        { field: 'version', yours: 1, theirs: 2 },
        { field: 'title', yours, theirs, message: 'yours and theirs differ: choose one' },
        { field: 'level', yours: 'director', theirs: 'director', message: 'the same in both' },
      ],
    })
    expect((await read(id)).decision).toMatchObject({ version: 2, title: theirs })
    const loser = won === one ? BEN : ANN
    const again = await desk.send(loser, `/decisions/${id}`, edit(2, { title: yours }, 'I have seen theirs.'))
    expect(again.json.data.decision).toMatchObject({ version: 3, title: yours })
  })

  test('of whom one decides what the other has made larger meanwhile: she sees that, and may send hers again', async () => {
    const id = await proposed()
    const larger = { kind: 'cents', lowCents: 5_000_000, highCents: 9_000_000 }
    await desk.send(BEN, `/decisions/${id}`, edit(1, { expectedOutcome: larger }))
    const verdict = { action: 'decide', version: 1, why: 'Fine by me.', verdict: 'approved' }
    const { status, json } = await desk.send(ANN, `/decisions/${id}`, verdict)
    expect([status, json.error.code]).toEqual([409, 'CHANGED_MEANWHILE'])
    expect(json.error.details.map(({ field }: { field: string }) => field)).toEqual([
      ...['version', 'status', 'decided', 'reviewOn', 'expectedOutcome'],
    ])
    expect(json.error.details.at(-1)).toMatchObject({ yours: VALUES.expectedOutcome, theirs: larger })
    for (let times = 0; times < 2; times += 1) {
      const again = await desk.send(ANN, `/decisions/${id}`, { ...verdict, version: 2 })
      expect(again.json.data.decision).toMatchObject({ version: 3, status: 'approved' })
    }
  })

  test('of whom one decides while the other edits', async () => {
    const id = await proposed()
    await desk.send(BEN, `/decisions/${id}`, {
      action: 'decide',
      version: 1,
      why: 'Yes.',
      verdict: 'approved',
    })
    const late = await desk.send(ANN, `/decisions/${id}`, edit(1, { title: 'Later' }))
    expect([late.status, late.json.error.code]).toEqual([409, 'CHANGED_MEANWHILE'])
    expect((await read(id)).decision).toMatchObject({ status: 'approved', title: VALUES.title })
  })
})

test('its history is every version, newest first: who, from what to what, and why', async () => {
  const id = await proposed()
  await desk.send(BEN, `/decisions/${id}`, edit(1, { title: 'Sell them' }, 'The market is good.'))
  await desk.send(ANN, `/decisions/${id}`, { action: 'decide', version: 2, why: 'Now.', verdict: 'approved' })
  const outcome = { judgement: 'better', actualCents: 210_000, words: 'Sold.' }
  await desk.send(BEN, `/decisions/${id}`, { action: 'review', version: 3, why: 'It is over.', outcome })
  const { decision, history } = await read(id)
  expect(history.map(({ version, by, why }: Record<string, unknown>) => [version, by, why])).toEqual([
    [4, 'ben', 'It is over.'],
    [3, 'ann', 'Now.'],
    [2, 'ben', 'The market is good.'],
    [1, 'ann', 'Proposed.'],
  ])
  expect(history[2].changes).toEqual([{ field: 'title', from: VALUES.title, to: 'Sell them' }])
  expect(decision).toMatchObject({
    status: 'reviewed',
    review_on: '2026-03-01',
    reviewed: { by: 'ben', judgement: 'better', actual_cents: 210_000 },
  })
})

test('each version is in the outbox, for whoever announces it', async () => {
  const id = await proposed()
  await desk.send(BEN, `/decisions/${id}`, edit(1, { title: 'Sell them' }))
  const news = await decisionStore(desk.store.table).unannounced()
  expect(news.flatMap(({ record }) => (record.id === id ? record.version : []))).toEqual([1, 2])
})

test('a proposal sent twice under its own id is proposed once; another one under that id is refused', async () => {
  const id = '019ad91d-b5c0-7000-8000-00000000000a'
  const first = await desk.send(ANN, '/decisions', { id, values: VALUES })
  const again = await desk.send(ANN, '/decisions', { id: id.toUpperCase(), values: VALUES })
  expect(again.json.data).toEqual(first.json.data)
  for (const [who, values] of [
    [ANN, { ...VALUES, title: 'Another' }],
    [BEN, VALUES],
  ] as const) {
    const other = await desk.send(who, '/decisions', { id, values })
    expect([other.status, other.json.error.code]).toEqual([409, 'SUBMISSION_REFUSED'])
    expect(other.json.error.message).toContain('give the new one an id of its own')
  }
})

test('the list has them proposed last first, page by page, with those that wait for a review and what came of all', async () => {
  const approved = await proposed({ title: 'due', reviewOn: '2025-12-01' })
  await desk.send(BEN, `/decisions/${approved}`, {
    action: 'decide',
    version: 1,
    why: 'Yes.',
    verdict: 'approved',
  })
  const due = (await desk.send(ALF, '/decisions?dueReviews=true')).json.data
  expect(due.decisions.map(({ id, review_due }: Record<string, unknown>) => [id, review_due])).toEqual([
    [approved, true],
  ])
  const seen: string[] = []
  let next: string | null = ''
  let tracked: unknown
  while (next !== null) {
    const cursor: string = next === '' ? '' : `&cursor=${encodeURIComponent(next)}`
    const { data } = (await desk.send(ALF, `/decisions?limit=2${cursor}`)).json
    tracked ??= data.tracked
    seen.push(...data.decisions.map(({ id }: { id: string }) => id))
    next = data.next_cursor
  }
  expect(seen[0]).toBe(approved)
  expect(new Set(seen).size).toBe(seen.length)
  expect(tracked).toMatchObject({ approved: 4, reviewed: 1, judged: { better: 1 }, velocity_met: true })
  expect(tracked).toMatchObject({
    money: { decisions: 1, expected_low_cents: 50_000, actual_cents: 210_000 },
  })
})

test('of the reviews that are due none is left out where one is reviewed between two pages', async () => {
  const verdict = { action: 'decide', version: 1, why: 'Yes.', verdict: 'approved' }
  const outcome = { judgement: 'better', actualCents: null, words: 'It went.' }
  for (const title of ['a', 'b', 'c']) {
    const id = await proposed({ title, reviewOn: '2025-12-01' })
    await desk.send(BEN, `/decisions/${id}`, verdict)
  }
  const all = (await desk.send(ALF, '/decisions?dueReviews=true')).json.data.decisions
  const ids = (some: { id: string }[]) => some.map(({ id }) => id)
  const one = (await desk.send(ALF, '/decisions?dueReviews=true&limit=2')).json.data
  const [{ id, version }] = one.decisions
  await desk.send(BEN, `/decisions/${id}`, { action: 'review', version, why: 'Over.', outcome })
  const cursor = encodeURIComponent(one.next_cursor)
  const rest = (await desk.send(ALF, `/decisions?dueReviews=true&limit=2&cursor=${cursor}`)).json.data
  expect(ids([...one.decisions, ...rest.decisions])).toEqual(ids(all))
})

describe('a refusal says what to do', () => {
  const told: (readonly [string, object, number, RegExp])[] = [
    ['no words', edit(1, { title: ' ' }), 400, /a text of 1 to 200 characters/],
    ['nothing to edit', { action: 'edit', version: 1, why: 'x' }, 400, /it is required for edit/],
    [
      'a part of another action',
      {
        action: 'decide',
        version: 1,
        why: 'x',
        verdict: 'approved',
        outcome: { judgement: 'better', actualCents: null, words: 'x' },
      },
      400,
      /nothing for decide: leave it out/,
    ],
    ['no reason', { action: 'decide', version: 1, verdict: 'approved' }, 400, /it is required: a text/],
    ['no version', { action: 'decide', why: 'x', verdict: 'approved' }, 400, /the version that was read/],
    ['another field', edit(1, { colour: 'red' }), 400, /colour/],
    [
      'money that is no range',
      edit(1, { expectedOutcome: { kind: 'cents', lowCents: 2, highCents: 1 } }),
      400,
      /the high end at or above the low end/,
    ],
    [
      'an outcome of another kind',
      edit(1, { expectedOutcome: { kind: 'luck' } }),
      400,
      /kind cents with lowCents/,
    ],
    ['a review that would be over', edit(1, { reviewOn: '1900-01-01' }), 409, /1900-01-01, which is over/],
    ['an unknown tenant', edit(1, { tenantId: '0000000f-0000-4000-8000-000000000000' }), 404, /look it up/],
    [
      'a review before it is decided',
      {
        action: 'review',
        version: 1,
        why: 'x',
        outcome: { judgement: 'better', actualCents: null, words: 'x' },
      },
      409,
      /approve or decline it before its review/,
    ],
  ]
  test.each(told)('%s', async (_, body, status, words) => {
    const id = await proposed({ tenantId: OWN })
    const answer = await desk.send(ANN, `/decisions/${id}`, body)
    expect(answer.status).toBe(status)
    const { message, details } = answer.json.error
    const said = [message, ...details.map((one: { message: string }) => one.message)].join('\n')
    expect(said).toMatch(words)
    expect(said).not.toMatch(/invalid|expected .*received|too small/i)
    expect((await read(id)).decision.version).toBe(1)
  })

  test('one that is not there', async () => {
    const path = '/decisions/019ad91d-b5c0-7000-8000-0000000000ff'
    for (const body of [undefined, edit(1, { title: 'x' })]) {
      const { status, json } = await desk.send(ANN, path, body)
      expect([status, json.error.message]).toEqual([
        404,
        'No decision has that id: list them for those there are.',
      ])
    }
  })
})

test('analysts read and write nothing; who owns a budget is told of nothing', async () => {
  const id = await proposed({ tenantId: OWN })
  for (const who of [ALF, PIA]) {
    expect((await desk.send(who, `/decisions/${id}`)).status).toBe(200)
    expect((await desk.send(who, `/decisions/${id}`, edit(1, { title: 'x' }))).status).toBe(403)
  }
  const known = await desk.send(BEA, `/decisions/${id}`)
  const unknown = await desk.send(BEA, '/decisions/019ad91d-b5c0-7000-8000-0000000000ff')
  const but = ({ json }: typeof known) => ({
    ...json,
    timestamp: '-',
    error: { ...json.error, request_id: '-' },
  })
  expect([known.status, but(known)]).toEqual([403, but(unknown)])
})
