// The HogQL that the embedded PostHog answers, and that it refuses all else: nothing of a query is left out in silence, and
// no text of a caller becomes SQL.
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { BUSINESS_EVENT_VALUES, QUERIES } from '../../../functions/sources/posthog/queries.ts'
import { parseHogQL } from '../../../infra/local/posthog/hogql/parse.ts'
import { translateSelect } from '../../../infra/local/posthog/hogql/translate-select.ts'
import { PostHogRefusal } from '../../../infra/local/posthog/refusal.ts'

async function translate(text: string, values: Readonly<Record<string, unknown>> = {}) {
  return translateSelect(await parseHogQL(text), values)
}

test.each([
  ['SELECT * FROM events', 'the column *'],
  ['SELECT event FROM events JOIN persons ON 1 = 1', 'next join'],
  ['SELECT event FROM persons', 'a table other than events'],
  ['SELECT event FROM (SELECT event FROM events)', 'a table other than events'],
  ['SELECT event FROM events AS e', 'alias'],
  ['SELECT event FROM events FINAL', 'table final'],
  ['SELECT event FROM events SAMPLE 0.1', 'sample'],
  ['SELECT DISTINCT event FROM events', 'distinct'],
  ['SELECT event FROM events LIMIT 5 BY event', 'limit by'],
  ['SELECT event FROM events LIMIT 1 WITH TIES', 'limit with ties'],
  ['SELECT event FROM events LIMIT 1 + 1', 'a computed LIMIT'],
  ['SELECT event FROM events LIMIT 10 OFFSET 10', 'OFFSET is not supported'],
  ['SELECT event FROM events UNION ALL SELECT event FROM events', 'SelectSetQuery'],
  ['WITH a AS (SELECT 1) SELECT event FROM events', 'ctes'],
  ['SELECT row_number() OVER (PARTITION BY event) AS n FROM events', 'WindowFunction'],
  ['SELECT count() FROM events', 'without a name'],
  ['SELECT event, event FROM events', 'two columns named event'],
  ['SELECT arrayJoin([1]) AS a FROM events', 'as a value'],
  ["SELECT concat(event, 'a') AS a FROM events", 'the function concat'],
  ['SELECT constructor(event) AS a FROM events', 'the function constructor'],
  ["SELECT pg_sleep(1) AS a, toString(pg_read_file('x')) AS b FROM events", 'the function pg_sleep'],
  ['SELECT sum(DISTINCT toFloat(properties.a)) AS a FROM events', 'DISTINCT in sum'],
  ['SELECT count(event, uuid) AS a FROM events', 'arguments of count'],
  ['SELECT constructor FROM events', 'the column constructor'],
  ['SELECT person.properties.email AS a FROM events', 'a field of this depth'],
  ['SELECT properties.a.b AS a FROM events', 'a field of this depth'],
  ["SELECT event FROM events WHERE event LIKE '%a%'", 'the comparison like'],
  ["SELECT event FROM events WHERE event NOT IN ('a')", 'the comparison not in'],
  ['SELECT event FROM events WHERE event IN (SELECT event FROM events)', 'IN something other'],
  ['SELECT event FROM events WHERE event = 1', 'two kinds of values'],
  ["SELECT event FROM events WHERE timestamp > '2026-01-01'", 'two kinds of values'],
  ["SELECT event FROM events WHERE uuid = 'a'", 'two kinds of values'],
  ["SELECT event FROM events WHERE (event, event) > ('a', 1)", 'two kinds of values'],
  ['SELECT event FROM events WHERE true', 'Constant as a condition'],
  ['SELECT event FROM events WHERE event = {nothing}', 'Unresolved placeholder: {nothing}'],
  ['SELECT event FROM events WHERE event = {__proto__}', 'Unresolved placeholder'],
  ['SELECT event FROM events; DROP TABLE events', 'DROP'],
  ['SELEC', 'mismatched input'],
])('refused: %s', async (text, what) => {
  const refusal = await translate(text).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(PostHogRefusal)
  expect(refusal).toMatchObject({ status: 400 })
  expect((refusal as Error).message).toContain(what)
})

test('whatever the values are, the SQL is the same, and they are its parameters', async () => {
  const trees = await Promise.all(QUERIES.map(({ text }) => parseHogQL(text)))
  const names = [
    ...Object.keys(BUSINESS_EVENT_VALUES),
    ...['event', 'from', 'until', 'after_id', 'after_tenant', 'after_outcome', 'after_ip', 'after_vps'],
  ]
  const numbers = { after_ms: 1, is_first_page: 1, page_rows: 10 }
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const values = { ...numbers, ...Object.fromEntries(names.map((name) => [name, text])) }
      const harmless = { ...numbers, ...Object.fromEntries(names.map((name) => [name, 'a'])) }
      for (const tree of trees) {
        const { sql, parameters } = translateSelect(tree, values)
        expect(sql).toBe(translateSelect(tree, harmless).sql)
        expect(parameters).toContain(text)
      }
    }),
    { seed: 7, numRuns: 50 },
  )
})

test('a constant or the name of a property never becomes SQL', async () => {
  const text = "SELECT properties.`a') --` AS `b\"; --` FROM events WHERE event = 'it''s $1 {x}'"
  const { sql, parameters, columns } = await translate(text)
  expect(parameters).toEqual(["a') --", "it's $1 {x}"])
  expect(sql).not.toContain('--')
  expect(columns.map(({ name }) => name)).toEqual(['b"; --'])
})

test('a LIMIT of more than 50,000 is 50,000; none is none', async () => {
  expect((await translate('SELECT event FROM events LIMIT 50001')).limit).toBe(50_000)
  expect((await translate('SELECT event FROM events LIMIT 50000')).limit).toBe(50_000)
  expect((await translate('SELECT event FROM events LIMIT {n}', { n: 7 })).limit).toBe(7)
  expect((await translate('SELECT event FROM events')).limit).toBeNull()
})
