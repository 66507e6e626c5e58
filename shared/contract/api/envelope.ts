// The envelope of every answer: the platform's contract, with what a model must say of itself.
import * as z from 'zod'
import { ERROR_CODES } from './error-codes.ts'
import { BASES } from './parameters.ts'

const instant = z.iso.datetime({ offset: true })
const basis = z.enum(BASES)

const source = z.object({
  name: z.string(),
  rows: z.int().nullable().meta({ description: 'Null where the caller sees some tenants only.' }),
  age_hours: z.int().nullable().meta({ description: 'From its newest stamp to `as_of`.' }),
})

export const approximation = z
  .object({
    statements: z.tuple([z.string(), z.string()]).meta({
      description: 'Both sentences, verbatim; they belong beside every modelled figure.',
    }),
    method_id: z.string(),
    method_version: z.string(),
    method_text: z.string(),
    as_of: instant.meta({ description: 'State time: what the world was.' }),
    quality: z.enum(['complete', 'partial', 'stale']),
    invoice_comparison: z.string(),
    sources: z.array(source),
  })
  .meta({ id: 'Approximation' })

export type ApiApproximation = z.infer<typeof approximation>

const summaryOfPeriod = z
  .object({
    run_id: z.string(),
    as_of: instant.meta({ description: 'State time: what the world was.' }),
    last_updated: instant.nullable(),
    method_id: z.string(),
    method_version: z.string(),
    quality: z.enum(['complete', 'partial', 'stale']),
    data_sources_limited: z.array(z.string()),
    sources: z.array(source),
    outdated_cost_runs: z
      .record(z.string(), z.object({ summary_stands_on: z.string().nullable(), answers_now: z.string() }))
      .optional()
      .meta({
        description:
          'By month: the cost run that the summary stands on (null: none), and the one that lists of figures answer from, where the month was allocated again since; else left out.',
      }),
  })
  .meta({
    id: 'SummaryOfPeriod',
    description:
      'A strategic summary that answered. It may stand on another cost run than the one beside which it is answered.',
  })

export type SummaryOfPeriod = z.infer<typeof summaryOfPeriod>

const basisAnswered = z
  .object({
    asked: basis,
    months: z.record(z.string(), basis).meta({ description: 'By month, which of the two answered.' }),
    note: z.string().nullable().meta({
      description:
        'Where the closed figures answer for restated ones, since nothing was restated: a sentence.',
    }),
  })
  .meta({ id: 'BasisAnswered' })

export const meta = z
  .object({
    data_source: z.string(),
    data_quality: z.enum(['complete', 'partial', 'stale']).meta({
      description:
        'Partial: some source or cost is missing, see `data_sources_limited`. Stale: the run is older than it should be, or a month was allocated again after its summary.',
    }),
    data_sources_limited: z.array(z.string()),
    last_updated: instant
      .nullable()
      .meta({ description: 'When the run was published; of several, the latest.' }),
    run_id: z
      .string()
      .nullable()
      .meta({ description: 'Null where no run, or more than one, is answered from.' }),
    approximation: approximation.nullable(),
    summaries: z.record(z.string(), summaryOfPeriod).optional().meta({
      description:
        'By month or quarter, the strategic summaries that answered; left out where no measure of a summary was asked for.',
    }),
    basis: basisAnswered.optional().meta({
      description: 'Closed or restated figures, where those were asked for; else left out.',
    }),
  })
  .meta({ id: 'Meta' })

export type Meta = z.infer<typeof meta>

export const success = <Data extends z.ZodType>(data: Data) =>
  z.object({ success: z.literal(true), data, meta })

export const failure = z
  .object({
    success: z.literal(false),
    error: z.object({
      code: z.enum(ERROR_CODES),
      message: z.string().meta({ description: 'A sentence for the person who asked.' }),
      details: z.array(
        z.object({
          field: z.string(),
          message: z.string().meta({ description: 'What the field accepts.' }),
          yours: z.json().optional().meta({
            description:
              'With CHANGED_MEANWHILE, the value that you sent; of a field that you sent none for, the one that you had read.',
          }),
          theirs: z
            .json()
            .optional()
            .meta({ description: 'With CHANGED_MEANWHILE, the value that stands now.' }),
        }),
      ),
      request_id: z.string(),
      documentation_url: z.url(),
    }),
    timestamp: instant,
  })
  .meta({ id: 'Failure' })

export type Failure = z.infer<typeof failure>
export type FailureDetail = Failure['error']['details'][number]
