// The page behind every documentation_url is there for people: it names its code, says what to do, and runs nothing.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ERROR_CODES, ERROR_PAGES } from '../../../../shared/contract/api/error-codes.ts'
import type { ErrorExample } from '../../../../shared/contract/api/examples/error-example.ts'
import { ERROR_EXAMPLES, failureOf } from '../../../../shared/contract/api/examples/errors.ts'
import { htmlText } from '../../../../shared/text/html-text.ts'
import { EXAMPLE_BASE_URL, type ExampleApi, startEmptyExampleApi } from './example-world.ts'

let world: ExampleApi
beforeAll(async () => {
  world = await startEmptyExampleApi()
})
afterAll(() => world.stop())

const pathOf = (code: string) => `/api/v1/errors/${code}`

describe.each(ERROR_CODES)('%s', (code) => {
  test('has a page with the code in its title, without signing in', async () => {
    const page = await world.api.get(pathOf(code))
    expect(page.status).toBe(200)
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(page.text).toContain(`<title>${code} - Penguin Figures API</title>`)
  })

  test('its page says what the code means, what to do, and with which statuses it comes', async () => {
    const { text } = await world.api.get(pathOf(code))
    const { meaning, remedy, statuses } = ERROR_PAGES[code]
    for (const sentence of [meaning, ...remedy]) expect(text).toContain(htmlText(sentence))
    for (const status of statuses) expect(text).toMatch(new RegExp(`\\b${status} [A-Z]\\w+`))
  })

  test('its page leads to every other code, and to nothing outside the API', async () => {
    const { text } = await world.api.get(pathOf(code))
    const links = [...text.matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? '')
    const addresses = links.map((href) => new URL(href, `${EXAMPLE_BASE_URL}${pathOf(code)}`))
    const answers = await Promise.all(addresses.map(({ pathname }) => world.api.get(pathname)))
    expect(answers.map(({ status }) => status)).toEqual(links.map(() => 200))
    expect(addresses.every(({ origin }) => origin === EXAMPLE_BASE_URL)).toBe(true)
    for (const other of ERROR_CODES) if (other !== code) expect(links).toContain(other)
  })

  test('its page runs no script, and is fetched by HEAD too', async () => {
    const page = await world.api.send({ method: 'HEAD', path: pathOf(code) })
    expect(page.status).toBe(200)
    expect(page.headers['content-security-policy']).toContain("default-src 'none'")
    expect(page.text).not.toMatch(/<script|\son\w+=/i)
  })
})

test.each(Object.values<ErrorExample>(ERROR_EXAMPLES))(
  'the documentation_url of an answer leads to its page: $title',
  async (example) => {
    const { error } = failureOf(example, EXAMPLE_BASE_URL)
    const { origin, pathname } = new URL(error.documentation_url)
    const page = await world.api.get(pathname)
    expect(origin).toBe(EXAMPLE_BASE_URL)
    expect(page.status).toBe(200)
    expect(page.text).toContain(htmlText(example.message))
  },
)

test.each(['access_denied', 'NOT_A_CODE', 'constructor', '%3Cscript%3E'])(
  'there is no page of %s, and the answer repeats nothing of it',
  async (code) => {
    const answer = await world.api.get(pathOf(code))
    expect(answer.status).toBe(404)
    expect(answer.json.error.code).toBe('VALIDATION_FAILED')
    expect(answer.text).not.toContain(decodeURIComponent(code))
    const page = await world.api.get(new URL(answer.json.error.documentation_url).pathname)
    expect(page.status).toBe(200)
  },
)

test('text means nothing to a page', () => {
  expect(htmlText(`<b title="a" lang='b'>&</b>`)).toBe(
    '&lt;b title=&quot;a&quot; lang=&#39;b&#39;&gt;&amp;&lt;/b&gt;',
  )
})
