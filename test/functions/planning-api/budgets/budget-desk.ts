// The API over a small published month, and people who work on its budget: what they send and what they are answered.
import type { FiguresTable } from '../../../../functions/stores/figures-table.ts'
import type { Role } from '../../../../shared/access/roles.ts'
import { CONTRACT } from '../../../../shared/contract/api/operations.ts'
import type { Scenario } from '../../../../shared/contract/budget/scenario.ts'
import { type ApiResponse, startFiguresApi } from '../../../engines/figures-api.ts'
import { A, assignment, B, C, ip, run, subscription, tenant, vps } from '../../../worlds/world.ts'
import { FIRST_START_MS, publishAt } from '../../stores/runs/sample-runs.ts'

export const NOW_MS = FIRST_START_MS + 3_600_000
export const BUDGET: Scenario = { kind: 'budget' }

export interface Person {
  readonly name: string
  readonly roles: readonly Role[]
  readonly tenants: readonly string[]
}

export const ANN: Person = { name: 'ann@example.com', roles: ['ROLE_BUDGET_OWNER'], tenants: [A, B] }
export const BEN: Person = { name: 'ben@example.com', roles: ['ROLE_BUDGET_OWNER'], tenants: [B] }
export const FAY: Person = { name: 'fay@example.com', roles: ['ROLE_FINANCE'], tenants: [] }
export const CFO: Person = { name: 'cleo@example.com', roles: ['ROLE_EXECUTIVE_CFO'], tenants: [] }
export const EYE: Person = { name: 'eye@example.com', roles: ['ROLE_ANALYST'], tenants: [] }

export const aRow = (values: object = {}) => ({
  row: 7,
  cell: 'F7',
  dimension: 'tenant',
  member: A,
  measure: 'total_cost',
  period: '2026-10',
  cents: 12_000,
  ...values,
})

export interface BudgetDesk {
  post(path: 'preview' | 'submit' | 'years', who: Person, body: object): Promise<ApiResponse>
  submit(who: Person, rows: readonly object[], scenario?: Scenario): Promise<ApiResponse>
  preview(who: Person, rows: readonly object[], scenario?: Scenario): Promise<ApiResponse>
  year(who: Person, action: string, more?: object): Promise<ApiResponse>
  get(who: Person, path?: string, headers?: Readonly<Record<string, string>>): Promise<ApiResponse>
  /** A gzipped submission in base64, as the gateway hands on what is no text. */
  raw(who: Person, body: string, headers?: Readonly<Record<string, string>>): Promise<ApiResponse>
}

/** A month of tenants A, B and C, of whom A is on the plan Growth; the vendor of everything is hostwinds. */
export async function publishMonth(table: FiguresTable): Promise<void> {
  const inputs = {
    tenants: [tenant(A), tenant(B), tenant(C)],
    subscriptions: [subscription(A, 10_000)],
    vps: [vps('v1', 1_001)],
    ips: [ip('i1', 'v1', 300), ip('i2', 'v1', 300)],
    assignments: [assignment('i1', A), assignment('i1', B), assignment('i2', C)],
  }
  await publishAt(table, FIRST_START_MS, run(inputs))
}

export async function openBudgetDesk(
  table: FiguresTable,
  environment: Readonly<Record<string, string>> = {},
): Promise<BudgetDesk> {
  const api = await startFiguresApi({
    table,
    now: () => NOW_MS,
    environment: { OIDC_PERSON_CLAIM: 'preferred_username', ...environment },
  })
  const root = CONTRACT.listBudgetBooks.path
  const tokenOf = ({ name, roles, tenants }: Person) =>
    api.token(roles, { sub: `id of ${name}`, preferred_username: name, tenants: [...tenants] })
  const post: BudgetDesk['post'] = async (path, who, body) =>
    api.send({ method: 'POST', path: `${root}/${path}`, body, token: await tokenOf(who) })
  const submission = (rows: readonly object[], scenario: Scenario) => ({ scenario, why: 'new prices', rows })
  return {
    post,
    submit: (who, rows, scenario = BUDGET) => post('submit', who, submission(rows, scenario)),
    preview: (who, rows, scenario = BUDGET) => post('preview', who, submission(rows, scenario)),
    year: (who, action, more = {}) =>
      post('years', who, { scenario: BUDGET, fiscalYear: '2026', action, ...more }),
    get: async (who, path = '', headers = {}) => api.get(`${root}${path}`, await tokenOf(who), headers),
    raw: async (who, body, headers = {}) =>
      api.send({
        ...{ method: 'POST', path: `${root}/submit`, body, isBase64Encoded: true },
        headers: { 'content-type': 'application/gzip', ...headers },
        token: await tokenOf(who),
      }),
  }
}
