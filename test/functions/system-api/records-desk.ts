// Decisions and initiatives as people with roles ask for them.

import type { Role } from '../../../shared/access/roles.ts'
import { startFiguresApi, type TestApi } from '../../engines/figures-api.ts'
import { startFiguresTable, type TestTable } from '../../engines/figures-table.ts'
import { FIRST_START_MS, publishAt, smallRun, tenantId } from '../stores/runs/sample-runs.ts'

export const SYSTEM = '/api/v1/system'
export const OWN = tenantId(0)

export interface RecordsDesk {
  readonly store: TestTable
  readonly api: TestApi
  /** A minute passes with each request. */
  send(who: Person, path: string, body?: object): ReturnType<TestApi['send']>
}

export interface Person {
  readonly sub: string
  readonly role: Role
}

export const ANN: Person = { sub: 'ann', role: 'ROLE_EXECUTIVE_CFO' }
export const BEN: Person = { sub: 'ben', role: 'ROLE_FINANCE' }
export const PIA: Person = { sub: 'pia', role: 'ROLE_PROCUREMENT' }
export const ALF: Person = { sub: 'alf', role: 'ROLE_ANALYST' }
export const BEA: Person = { sub: 'bea', role: 'ROLE_BUDGET_OWNER' }

const MINUTE_MS = 60_000

export async function openRecordsDesk(): Promise<RecordsDesk> {
  const store = await startFiguresTable()
  await publishAt(store.table, FIRST_START_MS, smallRun())
  let nowMs = FIRST_START_MS + MINUTE_MS
  const api = await startFiguresApi({ table: store.table, now: () => nowMs })
  return {
    store,
    api,
    send: async ({ sub, role }, path, body) => {
      nowMs += MINUTE_MS
      const token = await api.token([role], { sub, tenants: [OWN], iat: Math.floor(nowMs / 1000), nbf: 0 })
      return api.send({
        path: `${SYSTEM}${path}`,
        token,
        ...(body !== undefined && { method: 'POST' as const, body }),
      })
    },
  }
}
