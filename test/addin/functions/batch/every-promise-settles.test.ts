// Whatever the service, the network or the sign-in does, every cell settles by the deadline: with its own figure, or with an
// error that says why. And the next recalculation asks again.
import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import type { TokenProvider } from '../../../../addin/api/token-provider.ts'
import { DEADLINE_MS } from '../../../../addin/functions/batch/deadline.ts'
import { centsOf, gridAnswer, gridService } from '../grid-service.ts'
import { cost, entered, type Received, type Service, shown, somebody, start } from '../started.ts'

const dollars = (tenant: string) => Number(centsOf(tenant, '2026-10', 'total_cost')) / 100

const html = (status: number) => new Response('<html><body>Gateway</body></html>', { status })
const failure = (status: number, message: string, headers: Record<string, string> = {}) =>
  Response.json({ success: false, error: { code: 'X', message, details: [] } }, { status, headers })
const answered = (received: Received, change: (data: Record<string, unknown>) => void) => {
  const answer = gridAnswer(received)
  change(answer.data)
  return Response.json(answer)
}

const AGAIN = 'Recalculate to try again.'
const LATE = `#N/A The figures service took too long to answer. ${AGAIN}`
const UNREACHED = `#N/A The figures service could not be reached. ${AGAIN}`
const UNREADABLE = `#N/A The figures service sent an answer that cannot be read (status 200). ${AGAIN}`
const LACKED = `#N/A The answer of the figures service lacks this figure, or has something else in its place: if it stays so, tell whoever runs the service. ${AGAIN}`
const elsewhere = (status: number) =>
  `#N/A https://figures.example.com/api/v1/figures/query answered with status ${status}, but not as the figures service does. Its address may be wrong, or a proxy stands in between: ask whoever runs the add-in to check it. ${AGAIN}`

const FAULTS: Readonly<Record<string, readonly [Service, string]>> = {
  'never answers': [() => new Promise(() => {}), LATE],
  'begins an answer and never ends it': [() => new Response(new ReadableStream({})), LATE],
  'cannot be reached': [() => Promise.reject(new TypeError('fetch failed')), UNREACHED],
  'breaks off in the middle': [
    () => new Response(new ReadableStream({ pull: (controller) => controller.error(new Error('reset')) })),
    UNREACHED,
  ],
  'answers 500': [
    () => failure(500, 'Something went wrong here.'),
    `#N/A Something went wrong here. ${AGAIN}`,
  ],
  'answers 502 with a page of a gateway': [
    () => html(502),
    `#N/A The figures service answered with status 502. ${AGAIN}`,
  ],
  'answers with a page': [() => html(200), elsewhere(200)],
  'refuses with a page of a proxy': [() => html(403), elsewhere(403)],
  'is not found where it should be': [() => html(404), elsewhere(404)],
  'answers half a JSON text': [() => new Response('{"success": true, "data": {"figu'), UNREADABLE],
  'answers JSON of another kind': [() => Response.json([1, 2, 3]), UNREADABLE],
  'answers without figures': [(received) => answered(received, (data) => delete data.figures), LACKED],
  'answers figures that are none': [
    (received) => Response.json(gridAnswer(received, { cellOf: () => [] as never })),
    LACKED,
  ],
  'answers text where an amount belongs': [
    (received) => Response.json(gridAnswer(received, { cellOf: () => '61.50' })),
    LACKED,
  ],
  'answers for other tenants': [
    (received) => Response.json(gridAnswer({ ...received, body: { ...received.body, tenants: ['Other'] } })),
    LACKED,
  ],
  'refuses what is asked for': [
    () => failure(400, 'knownAt is not accepted.'),
    '#VALUE! knownAt is not accepted.',
  ],
  'refuses the person': [() => failure(403, 'For certain roles.'), '#N/A For certain roles.'],
  'has too much to do': [() => failure(429, 'Too many.'), `#N/A Too many. ${AGAIN}`],
}

describe('when the service', () => {
  test.each(Object.entries(FAULTS))(
    '%s, every cell says so, and asks again next time',
    async (_, [service, said]) => {
      const { answers, clock, serveBy, received } = start(service)
      const given = ['Acme', 'Globex'].map((tenant) => cost(answers, tenant))
      await clock.advance(DEADLINE_MS)
      expect(await Promise.all(given)).toEqual([said, said])
      // Nothing is left that would still run.
      expect(clock.timers).toBe(0)
      expect(received.length).toBeLessThanOrEqual(2)
      serveBy(gridService())
      const again = cost(answers, 'Acme')
      await clock.advance(30)
      expect(await again).toBe(dollars('Acme'))
    },
  )

  test('lacks one figure of many, that cell alone has none', async () => {
    const { answers, send } = start((received) =>
      answered(received, ({ figures }) => delete (figures as Record<string, unknown>).Globex),
    )
    const given = ['Acme', 'Globex', 'Initech'].map((tenant) => cost(answers, tenant))
    await send()
    expect(await Promise.all(given)).toEqual([dollars('Acme'), LACKED, dollars('Initech')])
  })
})

test('a number is no category, and text of one is shown', async () => {
  const { answers, send, serveBy } = start(gridService({ cellOf: () => 5 }))
  const ask = async () => {
    const given = shown(() => answers.figure('business_health', 'Acme', '2026-10', null, entered))
    await send()
    return given
  }
  expect(await ask()).toBe(LACKED)
  serveBy(gridService({ cellOf: () => 'Good' }))
  expect(await ask()).toBe('Good')
})

describe('what may pass is tried once more', () => {
  test.each([
    ['at once after a second', {}, 1_000],
    ['after the seconds that the service says', { 'retry-after': '7' }, 7_000],
    ['at the date that the service says', { 'retry-after': 'Thu, 05 Nov 2026 09:00:12 GMT' }, 12_000],
  ])('%s', async (_, headers, delayMs) => {
    const { answers, clock, received } = start((request, number) =>
      number === 1 ? failure(503, 'Later.', headers) : Response.json(gridAnswer(request)),
    )
    const given = cost(answers, 'Acme')
    await clock.advance(delayMs - 1)
    expect(received).toHaveLength(1)
    await clock.advance(100)
    expect([await given, received.length]).toEqual([dollars('Acme'), 2])
  })

  test('but not past the deadline: then the cell says so at once', async () => {
    const { answers, send, received } = start(() => failure(429, 'Wait a minute.', { 'retry-after': '60' }))
    const given = cost(answers, 'Acme')
    await send()
    expect([await given, received.length]).toEqual([`#N/A Wait a minute. ${AGAIN}`, 1])
  })
})

describe('a token that is not accepted', () => {
  test('is renewed once, and everything is answered', async () => {
    const provider = somebody()
    const { answers, send, received } = start(
      (request) => (request.token === 'token 2' ? Response.json(gridAnswer(request)) : failure(401, 'No.')),
      { provider },
    )
    const given = [cost(answers, 'Acme'), cost(answers, 'Globex', '2026-11', 'closed')]
    await send()
    expect(await Promise.all(given)).not.toContainEqual(expect.stringMatching(/^#/))
    expect(received.map(({ token }) => token).sort()).toEqual(['token 1', 'token 1', 'token 2', 'token 2'])
  })

  test('nor the next one, and the cell asks to sign in', async () => {
    const { answers, send, received } = start(() => failure(401, 'No.'))
    const given = cost(answers, 'Acme')
    await send()
    expect([await given, received.length]).toEqual(['#N/A Sign in from the Penguin pane.', 2])
  })

  test('for want of a second factor, and the cell says which', async () => {
    const challenge = { 'www-authenticate': 'Bearer error="insufficient_user_authentication"' }
    const { answers, send } = start(() => failure(401, 'It needs a second factor.', challenge))
    const given = cost(answers, 'Acme')
    await send()
    expect(await given).toBe('#N/A It needs a second factor.')
  })
})

describe('signing in', () => {
  test('is asked for where nobody is, and nothing is sent', async () => {
    const { answers, send, received } = start(gridService(), { provider: null })
    const given = [
      cost(answers, 'Acme'),
      shown(() => answers.table('profitability', '2026-10', null, entered)),
      shown(() => answers.run('2026-10', null, entered)),
    ]
    await send()
    expect(await Promise.all(given)).toEqual(Array(3).fill('#N/A Sign in from the Penguin pane.'))
    expect(received).toEqual([])
  })

  test.each<[string, () => Promise<string>, string]>([
    ['never ends', () => new Promise(() => {}), LATE],
    [
      'cannot be reached',
      () => Promise.reject(new TypeError('fetch failed')),
      `#N/A The sign-in service could not be reached. ${AGAIN}`,
    ],
  ])('that %s', async (_, token, said) => {
    const provider: TokenProvider = { account: 'x', token, renew: token }
    const { answers, clock } = start(gridService(), { provider })
    const given = cost(answers, 'Acme')
    await clock.advance(DEADLINE_MS)
    expect(await given).toBe(said)
  })

  test('out settles what is on its way, ends it, and forgets what is known', async () => {
    const started = start(gridService())
    const known = cost(started.answers, 'Acme')
    await started.send()
    await known
    started.serveBy(() => new Promise(() => {}))
    const given = [
      cost(started.answers, 'Globex'),
      shown(() => started.answers.table('platform', '2026-10', null, entered)),
    ]
    await started.send()
    given.push(cost(started.answers, 'Initech'))
    started.penguin.setSession(null)
    given.push(cost(started.answers, 'Acme'))
    await started.send()
    expect(await Promise.all(given)).toEqual(Array(4).fill('#N/A Sign in from the Penguin pane.'))
    expect(started.received.slice(1).map(({ signal }) => signal.aborted)).toEqual([true, true])
  })
})

test('in any mixture of faults every cell settles by its deadline, with its own figure or none', async () => {
  const services: Service[] = [
    ...Object.values(FAULTS).map(([service]) => service),
    gridService(),
    gridService(),
  ]
  const plans = fc.array(fc.nat(services.length - 1), { minLength: 1, maxLength: 12 })
  const asks = fc.array(
    fc.record({
      tenant: fc.nat(5),
      knownAt: fc.constantFrom(null, 'closed', '2026-11-05'),
      waitMs: fc.nat(3_000),
    }),
    { minLength: 1, maxLength: 25 },
  )
  await fc.assert(
    fc.asyncProperty(plans, asks, async (plan, asked) => {
      const { answers, clock } = start((received, number) => {
        const service = services[plan[number % plan.length] ?? 0] as Service
        return service(received, number)
      })
      const outcomes: unknown[] = []
      for (const [index, { tenant, knownAt, waitMs }] of asked.entries()) {
        void cost(answers, `Tenant ${tenant}`, '2026-10', knownAt).then((outcome) => {
          outcomes[index] = outcome
        })
        await clock.advance(waitMs)
      }
      await clock.advance(DEADLINE_MS)
      for (const [index, { tenant }] of asked.entries()) {
        const outcome = outcomes[index]
        if (typeof outcome !== 'string') expect(outcome).toBe(dollars(`Tenant ${tenant}`))
        else expect(outcome).toMatch(/^#(N\/A|VALUE!) ./)
      }
      expect(clock.timers).toBe(0)
    }),
    { numRuns: 25 },
  )
})
