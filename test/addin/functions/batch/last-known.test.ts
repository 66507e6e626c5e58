// While the service cannot be reached, what was known last stands in: only where the user allows it, marked, for the person
// who read it, and never for an instant at which it was not known yet.
import { describe, expect, test } from '@jest/globals'
import { DEADLINE_MS } from '../../../../addin/functions/batch/deadline.ts'
import { gridService } from '../grid-service.ts'
import { cost, entered, type Service, type Started, shown, somebody, start } from '../started.ts'

const unreachable: Service = () => Promise.reject(new TypeError('fetch failed'))
const NOW = '2026-11-05T09:00:00Z'
const LATER = '2026-11-05T10:00:00Z'
const EARLIER = '2026-11-04T09:00:00Z'
const UNREACHED = '#N/A The figures service could not be reached. Recalculate to try again.'

async function known(formattedNumbers = false): Promise<Started> {
  const started = start(gridService({ cellOf: () => 4_200, bounds: { profit: 'at_most' } }), {
    formattedNumbers,
  })
  await started.penguin.choose({ staleAllowed: true })
  await started.clock.advance(0)
  const given = [
    cost(started.answers, 'Acme', '2026-10', NOW),
    cost(started.answers, 'Acme', '2026-10', 'closed'),
  ]
  await started.send()
  const plain = (await Promise.all(given)).map(
    (cell) => (cell as { basicValue?: unknown }).basicValue ?? cell,
  )
  expect(plain).toEqual([42, 42])
  started.serveBy(unreachable)
  return started
}

const ask = async ({ answers, clock }: Started, knownAt: string | null) => {
  const given = cost(answers, 'Acme', '2026-10', knownAt)
  await clock.advance(DEADLINE_MS)
  return given
}

describe('last known figures', () => {
  test('stand in for a refresh at a later instant, and for the newest', async () => {
    const started = await known()
    expect([await ask(started, LATER), await ask(started, null)]).toEqual([42, 42])
  })

  test('do not stand in for an instant before, or for another basis', async () => {
    const started = await known()
    expect([await ask(started, EARLIER), await ask(started, 'restated')]).toEqual([UNREACHED, UNREACHED])
  })

  test('are marked: in the cell where Excel can, in their note and state time everywhere', async () => {
    const { answers, clock } = await known(true)
    const given = Promise.all([
      answers.cost('Acme', '2026-10', null, LATER, entered),
      answers.note('total_cost', 'Acme', '2026-10', LATER, entered),
    ])
    await clock.advance(DEADLINE_MS)
    const [cell, note] = await given
    expect(cell).toMatchObject({ basicValue: 42, numberFormat: expect.stringMatching(/^"stale "#,##0.00/) })
    expect(note).toMatch(/^Stale: last known on 2026-11-05 09:00 UTC; /)
  })

  test('are asked for again each time: the answer takes their place', async () => {
    const started = await known()
    await ask(started, LATER)
    started.serveBy(gridService({ cellOf: () => 5_000 }))
    expect(await ask(started, LATER)).toBe(50)
  })

  test('do not stand in for what is refused, or where nobody is signed in', async () => {
    const started = await known()
    const body = { success: false, error: { message: 'Not you.', details: [] } }
    started.serveBy(() => Response.json(body, { status: 403 }))
    expect(await ask(started, LATER)).toBe('#N/A Not you.')
    started.penguin.setSession(null)
    expect(await ask(started, LATER)).toBe('#N/A Sign in from the Penguin pane.')
  })
})

describe('from one runtime to the next', () => {
  const reopened = async (storage: Map<string, string>, account?: string) => {
    const started = start(unreachable, { storage, provider: null })
    await started.clock.advance(0)
    started.penguin.setSession(somebody(account))
    await started.clock.advance(0)
    return started
  }

  test('they are kept for the same person', async () => {
    const { storage, clock } = await known()
    await clock.advance(10_000)
    expect(await ask(await reopened(storage), LATER)).toBe(42)
  })

  test('they go when somebody else signs in, or the person signs out, or they are not allowed any more', async () => {
    const first = await known()
    await first.clock.advance(10_000)
    expect(await ask(await reopened(new Map(first.storage), 'cfo@sample'), LATER)).toBe(UNREACHED)
    const holds = (storage: Map<string, string>) =>
      [...storage.values()].some((text) => text.includes('acme'))
    expect(holds(first.storage)).toBe(true)
    first.penguin.setSession(null)
    await first.clock.advance(0)
    expect(holds(first.storage)).toBe(false)

    const second = await known()
    await second.clock.advance(10_000)
    await second.penguin.choose({ staleAllowed: false })
    await second.clock.advance(0)
    expect(holds(second.storage)).toBe(false)
    expect(await ask(second, LATER)).toBe(UNREACHED)
  })

  test('a damaged text is let go', async () => {
    const storage = new Map([
      ['penguin.staleAllowed', 'true'],
      ['penguin.lastKnown', '{"layout":2,"account":"finance@sample","entries":['],
    ])
    expect(await ask(await reopened(storage), LATER)).toBe(UNREACHED)
    expect(storage.has('penguin.lastKnown')).toBe(false)
  })
})

test('unless it is allowed, nothing stands in and nothing is kept', async () => {
  const { answers, send, serveBy, clock, storage } = start(gridService())
  const before = cost(answers, 'Acme', '2026-10', NOW)
  await send()
  await before
  serveBy(unreachable)
  const after = shown(() => answers.cost('Acme', '2026-10', null, LATER, entered))
  await clock.advance(DEADLINE_MS)
  expect(await after).toBe(UNREACHED)
  expect(storage.size).toBe(0)
})
