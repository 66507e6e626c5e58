// An initiative comes from an opportunity as it was published, or is somebody's own; its owner, executives and Finance change it.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { initiativeStore } from '../../../functions/stores/decisions/record-store.ts'
import { STATEMENTS } from '../../../shared/approximation/statements.ts'
import { find, ipUse, vpsUse } from '../../shared/savings/facts.ts'
import { FIRST_START_MS } from '../stores/runs/sample-runs.ts'
import { publishSummaryAt, summaryOf } from '../stores/summaries/sample-summaries.ts'
import { ALF, ANN, BEN, OWN, openRecordsDesk, type Person, PIA, type RecordsDesk } from './records-desk.ts'

const MILESTONE = { id: 'asked', title: 'The vendor is asked', dueOn: '2026-01-31', doneOn: null }
const opportunities = find({ vps: [vpsUse('v', 100, []), vpsUse('w', 100, [ipUse('i', 1)])] })
const [OPPORTUNITY] = opportunities
const summary = { ...summaryOf(), opportunities }
let desk: RecordsDesk
let summaryId: string

beforeAll(async () => {
  desk = await openRecordsDesk()
  summaryId = (await publishSummaryAt(desk.store.table, FIRST_START_MS, summary)).runId
})
afterAll(() => desk.store.stop())

const free = { title: 'Fewer servers', description: 'Somebody thought of it.', milestones: [MILESTONE] }
const started = async (who: Person, values: object = {}): Promise<string> =>
  (await desk.send(who, '/initiatives', { values: { ...free, ...values } })).json.data.initiative.id
const change = (who: Person, id: string, body: object) =>
  desk.send(who, `/initiatives/${id}`, { why: 'It is so.', ...body })

test('from an opportunity it takes what the summary published, and whoever starts it owns it', async () => {
  if (OPPORTUNITY === undefined) throw new Error('the sample has no opportunity')
  const asked = { id: OPPORTUNITY.id, period: '2025-11' }
  const { json } = await desk.send(PIA, '/initiatives', { opportunity: asked, values: {} })
  expect(json.data.initiative).toMatchObject({
    title: OPPORTUNITY.title,
    opportunity: { id: OPPORTUNITY.id, summary_run_id: summaryId },
    expected: { low_cents: OPPORTUNITY.lowCents, high_cents: OPPORTUNITY.highCents },
    tenant_id: OPPORTUNITY.tenantId,
    owner: 'pia',
    status: 'planned',
    may_change: true,
  })
  expect(json.data.modeled).toEqual([...STATEMENTS])
  const { json: listed } = await desk.send(PIA, '/initiatives')
  expect(listed.data.modeled).toEqual([...STATEMENTS])
  for (const { label, id } of OPPORTUNITY.resources.slice(0, 3)) {
    expect(json.data.initiative.description).toContain(label ?? id)
  }
})

describe('is refused, in words', () => {
  test.each([
    [
      'of an opportunity that the summary does not have',
      { opportunity: { id: 'idle_vps:nobody', period: '2025-11' }, values: {} },
      404,
      /no opportunity of that id/,
    ],
    [
      'of a month without a summary',
      { opportunity: { id: 'idle_vps:x', period: '2025-10' }, values: {} },
      409,
      /No strategic summary of this period is published/,
    ],
    [
      'with another range than was published',
      { opportunity: { id: 'x', period: '2025-11' }, values: { expected: { lowCents: 0, highCents: 9 } } },
      400,
      /nothing: the opportunity says it/,
    ],
    [
      'with a milestone that is done in the future',
      { values: { ...free, milestones: [{ ...MILESTONE, doneOn: '2099-01-01' }] } },
      409,
      /done on 2099-01-01, which is to come/,
    ],
    ['without a title', { values: { description: 'x' } }, 400, /it is required where no opportunity says it/],
    [
      'for a decision that nobody proposed',
      { values: { ...free, decisionId: '019ad91d-b5c0-7000-8000-0000000000ff' } },
      404,
      /No decision has the id/,
    ],
    [
      'about a tenant that nobody knows',
      { values: { ...free, tenantId: '0000000f-0000-4000-8000-000000000000' } },
      404,
      /look it up/,
    ],
    [
      'with two milestones of one id',
      { values: { ...free, milestones: [MILESTONE, MILESTONE] } },
      400,
      /milestones with ids of their own/,
    ],
  ])('%s', async (_, body, status, words) => {
    const answer = await desk.send(ANN, '/initiatives', body)
    expect(answer.status).toBe(status)
    expect(JSON.stringify(answer.json.error)).toMatch(words)
  })
})

test('goes through its milestones to its outcome, and the history has all of it', async () => {
  const id = await started(PIA, { tenantId: OWN, expected: { lowCents: 100, highCents: 300 } })
  const steps = [
    { action: 'move', version: 1, status: 'active' },
    { action: 'milestone', version: 2, milestone: { id: 'asked', doneOn: '2025-12-01' } },
    { action: 'move', version: 3, status: 'done' },
    { action: 'outcome', version: 4, outcome: { actualCents: 250, words: 'It went.' } },
  ]
  for (const step of steps) expect((await change(PIA, id, step)).status).toBe(200)
  const { initiative, history } = (await desk.send(ALF, `/initiatives/${id}`)).json.data
  expect(initiative).toMatchObject({
    ...{ status: 'done', progress_percent: 100, may_change: false },
    outcome: { by: 'pia', actual_cents: 250 },
  })
  expect(history.map(({ version }: { version: number }) => version)).toEqual([5, 4, 3, 2, 1])
  const listed = (await desk.send(ALF, '/initiatives?status=done')).json.data.initiatives
  expect(listed.map((one: { id: string }) => one.id)).toEqual([id])
  const news = await initiativeStore(desk.store.table).unannounced()
  expect(news.filter(({ record }) => record.id === id)).toHaveLength(5)
})

test('what its status does not allow, and a stale version, are refused as those of decisions are', async () => {
  const id = await started(PIA)
  const early = await change(PIA, id, { action: 'move', version: 1, status: 'done' })
  expect([early.status, early.json.error.message]).toEqual([
    409,
    'The initiative is planned and cannot become done: it can become active or cancelled.',
  ])
  const dreamt = { id: 'asked', doneOn: '2025-12-03' }
  const future = await change(PIA, id, { action: 'milestone', version: 1, milestone: dreamt })
  expect([future.status, future.json.error.code]).toEqual([409, 'SUBMISSION_REFUSED'])
  const unknown = await change(PIA, id, {
    action: 'milestone',
    version: 1,
    milestone: { id: 'x', doneOn: null },
  })
  expect([unknown.status, unknown.json.error.code]).toEqual([409, 'SUBMISSION_REFUSED'])
  await change(ANN, id, { action: 'edit', version: 1, values: { title: 'Theirs' } })
  const stale = await change(PIA, id, { action: 'edit', version: 1, values: { title: 'Yours' } })
  expect([stale.status, stale.json.error.code]).toEqual([409, 'CHANGED_MEANWHILE'])
  expect(stale.json.error.details[1]).toMatchObject({ field: 'title', yours: 'Yours', theirs: 'Theirs' })
  const moved = await change(PIA, id, { action: 'move', version: 1, status: 'active' })
  expect(moved.json.error.details).toContainEqual(
    expect.objectContaining({ field: 'title', yours: free.title, theirs: 'Theirs' }),
  )
})

test('who neither owns it nor is an executive or of Finance changes nothing, until they are its owner', async () => {
  const id = await started(ANN)
  const ours = { action: 'edit', version: 1, values: { title: 'Ours' } }
  const refused = await change(PIA, id, ours)
  expect([refused.status, refused.json.error.code]).toEqual([403, 'ACCESS_DENIED'])
  expect(refused.json.error.message).toContain('its owner, executives and Finance change it')
  expect((await desk.send(PIA, `/initiatives/${id}`)).json.data.initiative.may_change).toBe(false)
  await change(BEN, id, { action: 'edit', version: 1, values: { owner: 'Pia ' } })
  expect((await change(PIA, id, { ...ours, version: 2 })).status).toBe(200)
})
