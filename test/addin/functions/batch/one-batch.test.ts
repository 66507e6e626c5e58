// Cells that ask one by one are asked for together, once, and each gets the figure of its own key.
import { describe, expect, test } from '@jest/globals'
import { type BatcherParts, FigureBatcher } from '../../../../addin/functions/batch/batcher.ts'
import { FigureCache } from '../../../../addin/functions/batch/figure-cache.ts'
import { Limiter } from '../../../../addin/functions/batch/limiter.ts'
import { API_LIMITS } from '../../../../addin/functions/batch/pack-grids.ts'
import { MEASURES } from '../../../../shared/measures/catalogue.ts'
import { TestClock } from '../../test-clock.ts'
import { centsOf, gridAnswer, gridService } from '../grid-service.ts'
import { cancellable, cost, entered, shown, start, typed } from '../started.ts'

const dollars = (tenant: string, period = '2026-10', measure = 'total_cost') =>
  Number(centsOf(tenant, period, measure)) / 100

/** As long as ids are. */
const tenants = Array.from(
  { length: 100 },
  (_, number) => `${String(number).padStart(8, '0')}-0000-4000-8000-000000000000`,
)
const months = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}`)

describe('a sheet that recalculates', () => {
  test('sends one request for 100 tenants x 12 months x 8 measures, its body under 5 KB', async () => {
    const started = start(gridService())
    const measures = MEASURES.slice(0, 8)
    const cells = tenants.flatMap((tenant) =>
      months.flatMap((month) => measures.map((measure) => ({ tenant, month, measure }))),
    )
    const answers = cells.map(({ tenant, month, measure }) =>
      started.answers.figure(measure.id, tenant, month, null, entered),
    )
    await started.send()
    expect(await Promise.all(answers)).toEqual(
      cells.map(({ tenant, month, measure: { id } }) => dollars(tenant, month, id)),
    )
    expect(started.received).toHaveLength(1)
    expect(started.received[0]?.bytes).toBeLessThan(5_000)
  })

  test('asks for what is asked twice once, however it is written', async () => {
    const { answers, send, received } = start(gridService())
    const given = [
      answers.cost('Acme', '2026-10', null, null, entered),
      answers.cost(' ACME ', 46_296, 'total', '', entered),
      answers.figure('Total cost', 'acme', '2026-10-31', undefined, entered),
    ]
    await send()
    expect(new Set(await Promise.all(given))).toEqual(new Set([dollars('Acme')]))
    expect(received.map(({ body }) => body)).toEqual([
      { tenants: ['Acme'], periods: ['2026-10'], measures: ['total_cost'] },
    ])
  })

  test('asks in grids for what is no block, and reads each answer by its key', async () => {
    const started = start(gridService())
    const asked = [
      ['Acme', '2026-10'],
      ['Acme', '2026-Q3'],
      ['Globex', '2026-10'],
      ['constructor', '2026'],
      ['__proto__', '2026-10'],
    ] as const
    const given = asked.map(([tenant, period]) => cost(started.answers, tenant, period))
    await started.send()
    expect(await Promise.all(given)).toEqual(asked.map(([tenant, period]) => dollars(tenant, period)))
    expect(started.received).toHaveLength(1)
    expect(started.received[0]?.body.grids.length).toBeGreaterThan(1)
  })

  test('sends a request for each point of knowledge, named in one form', async () => {
    const { answers, send, received } = start(gridService())
    const given = [undefined, '2026-11-05T09:00:00Z', 46_331.375, 'Closed'].map((knownAt) =>
      cost(answers, 'Acme', '2026-10', knownAt),
    )
    await send()
    await Promise.all(given)
    expect(received.map(({ body }) => body.knownAt)).toEqual([undefined, '2026-11-05T09:00:00Z', 'closed'])
  })

  test('has no more than three requests on their way at a time', async () => {
    const releases: (() => void)[] = []
    const started = start(
      (received) =>
        new Promise((resolve) => {
          releases.push(() => resolve(Response.json(gridAnswer(received))))
        }),
    )
    const days = Array.from({ length: 7 }, (_, day) => `2026-11-0${day + 1}`)
    const given = days.map((day) => cost(started.answers, 'Acme', '2026-10', day))
    for (const onTheirWay of [3, 6, 7]) {
      await started.send()
      expect(started.received).toHaveLength(onTheirWay)
      for (const release of releases.splice(0)) release()
    }
    expect(new Set(await Promise.all(given))).toEqual(new Set([dollars('Acme')]))
  })

  test('waits for the slices in which Excel calls, and no longer than two seconds', async () => {
    const { answers, clock, received } = start(gridService())
    const given: Promise<unknown>[] = []
    for (let slice = 0; slice < 250; slice += 1) {
      given.push(cost(answers, `Tenant ${slice}`))
      await clock.advance(10)
    }
    await clock.advance(30)
    await Promise.all(given)
    expect(received.map(({ body }) => body.tenants.length)).toEqual([200, 50])
  })

  test('does not wait to send once a request is full', () => {
    const asked: number[] = []
    const batcher = new FigureBatcher({
      client: {
        queryFigures: ({ tenants = [] }: { tenants?: readonly string[] }) => {
          asked.push(tenants.length)
          return new Promise(() => {})
        },
      } as unknown as BatcherParts['client'],
      scheduler: new TestClock(),
      cache: new FigureCache(),
      lastKnown: { keep: () => undefined, find: () => null },
      limiter: new Limiter(3),
      limits: { ...API_LIMITS, figures: 3 },
    })
    for (const tenant of ['A', 'B', 'B', 'C', 'D']) {
      batcher.ask({ tenant, period: '2026-10', measure: 'total_cost', knownAt: null })
    }
    return Promise.resolve().then(() => expect(asked).toEqual([3]))
  })
})

describe('what is known', () => {
  test('is not asked for again: an unchanged recalculation sends nothing, without figures too', async () => {
    const { answers, send, received } = start(
      gridService({ cellOf: (tenant) => (tenant === 'Nobody' ? null : 100), unpublished: ['2027-01'] }),
    )
    const recalculate = async () => {
      const given = [cost(answers, 'Acme'), cost(answers, 'Nobody'), cost(answers, 'Acme', '2027-01')]
      await send()
      return Promise.all(given)
    }
    const [first, second] = [await recalculate(), await recalculate()]
    expect(first).toEqual([
      1,
      '#N/A No tenant that you can see has this name.',
      '#N/A No run of this month is published.',
    ])
    expect(second).toEqual(first)
    expect(received).toHaveLength(1)
  })

  test('and on its way is shared', async () => {
    let release = (_: Response) => {}
    const started = start(
      () =>
        new Promise((resolve) => {
          release = resolve
        }),
    )
    const first = cost(started.answers, 'Acme')
    await started.send()
    const second = cost(started.answers, 'acme')
    await started.send()
    const [asked] = started.received
    if (asked !== undefined) release(Response.json(gridAnswer(asked)))
    expect(await Promise.all([first, second])).toEqual([dollars('Acme'), dollars('Acme')])
    expect(started.received).toHaveLength(1)
  })

  test('gives way, all of its month, when a newer run answers', async () => {
    const { answers, send, serveBy, received } = start(gridService({ runId: 'run 1', cellOf: () => 100 }))
    const before = [cost(answers, 'Acme'), cost(answers, 'Globex')]
    await send()
    await Promise.all(before)
    serveBy(gridService({ runId: 'run 2', cellOf: () => 200 }))
    const another = cost(answers, 'Initech')
    await send()
    const after = [cost(answers, 'Acme'), another]
    await send()
    expect(await Promise.all(after)).toEqual([2, 2])
    expect(received).toHaveLength(3)
  })

  test('about a month without a run is asked for again after five minutes', async () => {
    const { answers, send, clock, serveBy } = start(gridService({ unpublished: ['2026-10'] }))
    const before = cost(answers, 'Acme')
    await send()
    expect(await before).toMatch(/^#N\/A/)
    await clock.advance(5 * 60_000)
    serveBy(gridService())
    const after = cost(answers, 'Acme')
    await send()
    expect(await after).toBe(dollars('Acme'))
  })

  test('is asked for anew when the pane refreshes', async () => {
    const { answers, send, penguin, received } = start(gridService())
    for (const _ of [1, 2]) {
      const given = cost(answers, 'Acme')
      await send()
      await given
      penguin.forgetFigures()
    }
    expect(received).toHaveLength(2)
  })
})

test('a formula that is being typed sends nothing, and shows what is known', async () => {
  const { answers, send, clock, received } = start(gridService())
  const preview = () =>
    Promise.all([
      shown(() => answers.cost('Acme', '2026-10', null, null, typed)),
      shown(() => answers.table('profitability', '2026-10', null, typed)),
      shown(() => answers.explain('profit', 'Acme', '2026-10', null, typed)),
      shown(() => answers.run('2026-10', null, typed)),
    ])
  expect(new Set(await preview())).toEqual(new Set(['#N/A Press Enter to fetch it.']))
  await clock.advance(60_000)
  expect(received).toEqual([])
  const given = cost(answers, 'Acme')
  await send()
  expect((await preview())[0]).toBe(await given)
})

describe('a formula that does not wait any more', () => {
  test('is not asked for, unless another one waits for the same', async () => {
    const { answers, send, received } = start(gridService())
    const [gone, shared] = [cancellable(), cancellable()]
    const given = [
      shown(() => answers.cost('Acme', '2026-10', null, null, gone)),
      shown(() => answers.cost('Globex', '2026-10', null, null, shared)),
      cost(answers, 'Globex'),
    ]
    gone.cancel()
    shared.cancel()
    shared.cancel()
    await send()
    expect(await Promise.all(given)).toEqual([
      '#N/A The formula was changed before its figure came.',
      dollars('Globex'),
      dollars('Globex'),
    ])
    expect(received[0]?.body.tenants).toEqual(['Globex'])
  })

  test('ends its request with the last that waits; asked again at once, it is asked for anew', async () => {
    const started = start(() => new Promise(() => {}))
    const formulas = [cancellable(), cancellable()]
    const given = formulas.map((formula, number) =>
      shown(() => started.answers.cost(`Tenant ${number}`, '2026-10', null, null, formula)),
    )
    await started.send()
    const [request] = started.received
    formulas[0]?.cancel()
    expect(request?.signal.aborted).toBe(false)
    formulas[1]?.cancel()
    started.serveBy(gridService())
    const again = cost(started.answers, 'Tenant 1')
    expect(request?.signal.aborted).toBe(true)
    await started.send()
    expect(await again).toBe(dollars('Tenant 1'))
    expect(await Promise.all(given)).toEqual(
      Array(2).fill('#N/A The formula was changed before its figure came.'),
    )
  })
})
