// `POST /api/projects/:id/query/`: a subset of HogQL, answered from the kept events in PostHog's shape.
import type pg from 'pg'
import * as z from 'zod'
import { parseHogQL } from './hogql/parse.ts'
import { type Translated, translateSelect } from './hogql/translate-select.ts'
import { PostHogRefusal } from './refusal.ts'

const requestSchema = z.object({
  query: z.looseObject({ kind: z.string() }),
})

const hogQLSchema = z.object({
  query: z.string(),
  values: z.record(z.string(), z.unknown()).nullish(),
})

/** Without a LIMIT of its own a query answers 100 rows. */
const DEFAULT_ROWS = 100

/** Classes of Postgres errors that mean the query, not the server: a value of the wrong form, a wrong column or grouping. */
const QUERY_ERROR_CLASSES = ['22', '42']

/** @throws PostHogRefusal 400 for everything outside the subset */
export async function answerQuery(body: unknown, pool: pg.Pool): Promise<object> {
  const kind = requestSchema.safeParse(body).data?.query
  if (kind === undefined) throw new PostHogRefusal(400, 'parse_error', '1 validation error for QueryRequest')
  if (kind.kind !== 'HogQLQuery') {
    throw new PostHogRefusal(400, 'invalid_input', `Unsupported query kind: ${kind.kind}`)
  }
  const query = hogQLSchema.safeParse(kind)
  if (!query.success) throw new PostHogRefusal(400, 'parse_error', '1 validation error for QueryRequest')
  const translated = translateSelect(await parseHogQL(query.data.query), query.data.values ?? {})
  // One more than the default, to know whether there are more.
  const rows = await run(pool, translated, translated.limit ?? DEFAULT_ROWS + 1)
  const { columns } = translated
  const answer = {
    columns: columns.map(({ name }) => name),
    types: columns.map(({ name, type }) => [name, type]),
    error: null,
    is_cached: false,
  }
  // Only a query without a LIMIT is paged by PostHog itself, and says so.
  if (translated.limit !== null) return { ...answer, results: rows }
  const hasMore = rows.length > DEFAULT_ROWS
  return { ...answer, results: rows.slice(0, DEFAULT_ROWS), hasMore, limit: DEFAULT_ROWS, offset: 0 }
}

async function run(
  pool: pg.Pool,
  { sql, parameters, columns }: Translated,
  rows: number,
): Promise<unknown[][]> {
  try {
    const result = await pool.query({
      text: `${sql} LIMIT ${rows}`,
      values: [...parameters],
      rowMode: 'array',
    })
    return result.rows.map((row: unknown[]) =>
      row.map((value, index) => (columns[index]?.isInteger ? Number(value) : value)),
    )
  } catch (error) {
    const { code = '' } = error as { code?: string }
    if (!QUERY_ERROR_CLASSES.some((start) => code.startsWith(start))) throw error
    const detail = `The embedded PostHog could not run this query (Postgres ${code}).`
    throw new PostHogRefusal(400, 'invalid_input', detail, { cause: error })
  }
}
