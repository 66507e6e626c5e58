// What there is to ask about: tenants by name, the catalogue of measures, the months that are published.
import { MEASURES } from '../../../measures/catalogue.ts'
import type { Meta } from '../envelope.ts'
import type { ExamplesOf } from './example.ts'
import {
  EXAMPLE_AS_OF,
  EXAMPLE_CERTIFICATE,
  EXAMPLE_CLOSED,
  EXAMPLE_PERIOD,
  EXAMPLE_PUBLISHED,
  EXAMPLE_RESTATED_RUN_ID,
  EXAMPLE_RUN_ID,
  RUN_META,
  TENANT_A,
  TENANT_B,
  TENANT_C,
} from './example-month.ts'

const NO_RUN_META = {
  data_quality: 'complete',
  data_sources_limited: [],
  run_id: null,
  approximation: null,
} as const satisfies Partial<Meta>

export const LIST_TENANTS_EXAMPLES: ExamplesOf<'listTenants'> = {
  byName: {
    title: 'Tenants whose name has "tenant" in it, in the newest month',
    askedBy: 'ROLE_FINANCE',
    request: { search: 'tenant', limit: 10 },
    answer: {
      success: true,
      data: {
        period: EXAMPLE_PERIOD,
        tenants: [
          { tenant_id: TENANT_A, tenant_name: 'Tenant A' },
          { tenant_id: TENANT_B, tenant_name: 'Tenant B' },
          { tenant_id: TENANT_C, tenant_name: 'Tenant C' },
        ],
        tenant_count: 3,
        next_cursor: null,
      },
      meta: RUN_META,
    },
  },
}

export const LIST_MEASURES_EXAMPLES: ExamplesOf<'listMeasures'> = {
  catalogue: {
    title: 'The whole catalogue, as it stands',
    askedBy: 'ROLE_FINANCE',
    request: {},
    answer: {
      success: true,
      data: {
        measures: MEASURES.map((measure) => ({
          id: measure.id,
          label: measure.label,
          unit: measure.unit,
          direction: measure.direction,
          calculation: measure.calculation,
          source: measure.source,
          over_months: measure.overMonths,
          approximate: measure.approximate,
          scope: measure.scope,
          published_in: measure.publishedIn,
        })),
      },
      meta: { ...NO_RUN_META, data_source: 'catalogue', last_updated: null },
    },
  },
}

export const LIST_PERIODS_EXAMPLES: ExamplesOf<'listPeriods'> = {
  oneMonth: {
    title: 'One month, closed and restated since',
    askedBy: 'ROLE_FINANCE',
    request: {},
    answer: {
      success: true,
      data: {
        periods: [
          {
            period: EXAMPLE_PERIOD,
            state: 'restated',
            run_id: EXAMPLE_RUN_ID,
            as_of: EXAMPLE_AS_OF,
            last_updated: EXAMPLE_PUBLISHED,
            method_id: 'even',
            closing: {
              closed_at: EXAMPLE_CLOSED,
              prepared_by: 'Ann',
              approved_by: 'Bob',
              certificate_key: EXAMPLE_CERTIFICATE.key,
              certificate_sha256: EXAMPLE_CERTIFICATE.sha256,
              restated_run_id: EXAMPLE_RESTATED_RUN_ID,
              restatements: 1,
            },
          },
        ],
      },
      meta: { ...NO_RUN_META, data_source: 'published runs', last_updated: EXAMPLE_PUBLISHED },
    },
  },
}
