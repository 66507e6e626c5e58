// GET /system/alerts, its acknowledgement, and what a person is mailed of it.
import { MODELED_COST } from '../../../alerts/modeled-cost.ts'
import { STATEMENTS } from '../../../approximation/statements.ts'
import type { ApiAlert } from '../answers/system/alerts.ts'
import type { PreferencesAnswer } from '../answers/system/preferences.ts'
import type { Meta } from '../envelope.ts'
import type { ExamplesOf } from './example.ts'
import {
  EXAMPLE_AS_OF,
  EXAMPLE_NOW,
  EXAMPLE_PERIOD,
  EXAMPLE_SUMMARY_ID,
  EXAMPLE_SUMMARY_PUBLISHED,
  TENANT_A,
} from './example-month.ts'
import { NO_RUN_META } from './example-records.ts'

const ALERTS_META: Meta = { ...NO_RUN_META, data_source: 'alerts', last_updated: EXAMPLE_SUMMARY_PUBLISHED }
const PREFERENCES_META: Meta = { ...NO_RUN_META, data_source: 'preferences' }

const SEEN: ApiAlert['first_seen'] = {
  at: EXAMPLE_SUMMARY_PUBLISHED,
  as_of: EXAMPLE_AS_OF,
  period: '2025-11',
  summary_run_id: EXAMPLE_SUMMARY_ID,
}

const ABOVE_LIST_PRICE: ApiAlert = {
  id: `cost_above_list_price:${TENANT_A}`,
  occurrence: 1,
  rule: 'cost_above_list_price',
  severity: 'High',
  category: 'Cost Anomaly',
  title: 'Tenant A costs more than its list price',
  detail: 'Its modeled cost is $4.00 a month, its list price $3.00.',
  modeled: MODELED_COST,
  path: `/system/tenants/${TENANT_A}/summary`,
  status: 'open',
  review: 'monthly',
  tenant_id: TENANT_A,
  first_seen: SEEN,
  last_seen: SEEN,
  resolved: null,
  raised: [{ severity: 'High', at: EXAMPLE_SUMMARY_PUBLISHED }],
  acknowledged: null,
  needs_attention: true,
}

const PRICE_RISE: ApiAlert = {
  id: `price_rise:v1:${EXAMPLE_PERIOD}`,
  occurrence: 1,
  rule: 'price_rise',
  severity: 'High',
  category: 'Cost Anomaly',
  title: `VPS hw-v1: price rise in ${EXAMPLE_PERIOD}`,
  detail: 'Its cost went from $7.00 to $10.01 a month: more than 1.1 times that of the month before.',
  modeled: null,
  path: '/system/cost-optimization',
  status: 'open',
  review: 'monthly',
  tenant_id: null,
  first_seen: SEEN,
  last_seen: SEEN,
  resolved: null,
  raised: [{ severity: 'High', at: EXAMPLE_SUMMARY_PUBLISHED }],
  acknowledged: null,
  needs_attention: true,
}

export const LIST_ALERTS_EXAMPLES: ExamplesOf<'listAlerts'> = {
  mine: {
    title: 'What Finance is told of: a tenant, and a server',
    askedBy: 'ROLE_FINANCE',
    request: { severity: 'High' },
    answer: {
      success: true,
      data: { alerts: [ABOVE_LIST_PRICE, PRICE_RISE], modeled: [...STATEMENTS], next_cursor: null },
      meta: ALERTS_META,
    },
  },
  ownTenant: {
    title: 'What the budget owner of Tenant A is told of: that tenant, and nothing else',
    askedBy: 'ROLE_BUDGET_OWNER',
    request: {},
    answer: {
      success: true,
      data: { alerts: [ABOVE_LIST_PRICE], modeled: [...STATEMENTS], next_cursor: null },
      meta: ALERTS_META,
    },
  },
}

export const ACKNOWLEDGE_ALERT_EXAMPLES: ExamplesOf<'acknowledgeAlert'> = {
  known: {
    title: 'An alert that is known: it stays open',
    askedBy: 'ROLE_FINANCE',
    request: { id: `cost_above_list_price:${TENANT_A}`, occurrence: 1 },
    answer: {
      success: true,
      data: {
        alert: {
          ...ABOVE_LIST_PRICE,
          acknowledged: { at: EXAMPLE_NOW, severity: 'High' },
          needs_attention: false,
        },
        modeled: [...STATEMENTS],
      },
      meta: { ...NO_RUN_META, data_source: 'alerts' },
    },
  },
}

const NO_ADDRESS: PreferencesAnswer['mail'] = {
  address: null,
  state: 'no_address',
  why: 'Your sign-in names no address that is verified: ask whoever runs it to put one into the claim email. Until then no digest is mailed.',
}

export const READ_PREFERENCES_EXAMPLES: ExamplesOf<'readPreferences'> = {
  nothingChosen: {
    title: 'Before anything was chosen: every digest, of everything',
    askedBy: 'ROLE_FINANCE',
    request: {},
    answer: {
      success: true,
      data: {
        version: 0,
        preferences: {
          digests: ['monthly', 'quarterly', 'at_once'],
          categories: ['Revenue Risk', 'Deliverability', 'Cost Anomaly', 'System Health', 'Compliance'],
          muted: [],
          lowest_severity: 'Info',
        },
        unsubscribed_at: null,
        mail: NO_ADDRESS,
      },
      meta: PREFERENCES_META,
    },
  },
}

export const SAVE_PREFERENCES_EXAMPLES: ExamplesOf<'savePreferences'> = {
  quarterly: {
    title: 'No monthly digest, and nothing below High',
    askedBy: 'ROLE_FINANCE',
    request: {
      version: 0,
      preferences: {
        digests: ['quarterly', 'at_once'],
        categories: ['Revenue Risk', 'Cost Anomaly'],
        lowestSeverity: 'High',
        muted: [],
      },
    },
    answer: {
      success: true,
      data: {
        version: 1,
        preferences: {
          digests: ['quarterly', 'at_once'],
          categories: ['Revenue Risk', 'Cost Anomaly'],
          muted: [],
          lowest_severity: 'High',
        },
        unsubscribed_at: null,
        mail: NO_ADDRESS,
      },
      meta: PREFERENCES_META,
    },
  },
}
