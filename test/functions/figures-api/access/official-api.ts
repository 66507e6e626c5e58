// The API over a month of which one combination of method and policies is official, and every other lies beside it.
import type { FiguresTable } from '../../../../functions/stores/figures-table.ts'
import type { CostInputs } from '../../../../shared/inputs/cost-inputs.ts'
import { startFiguresApi, type TestApi } from '../../../engines/figures-api.ts'
import type { TestTable } from '../../../engines/figures-table.ts'
import { FIRST_START_MS, publishAt, runIdAt, runOf } from '../../stores/runs/sample-runs.ts'
import type { WhatIf } from './published-world.ts'

export const ASKED_AT_MS = FIRST_START_MS + 60 * 60_000

export async function officialApi(
  server: TestTable,
  inputs: Partial<CostInputs>,
  official: WhatIf,
): Promise<TestApi> {
  return apiOver(await publishAll(server, inputs, [official]), official)
}

/** In a table of their own, one after another. @param runIds of runs that were published in another world alike */
export async function publishAll(
  server: TestTable,
  inputs: Partial<CostInputs>,
  combinations: readonly WhatIf[],
  runIds: string[] = [],
): Promise<FiguresTable> {
  const { table } = await server.another()
  for (const [index, combination] of combinations.entries()) {
    const startedAtMs = FIRST_START_MS + index * 60_000
    runIds[index] ??= runIdAt(startedAtMs)
    await publishAt(table, startedAtMs, runOf(inputs, combination), { runId: runIds[index] as string })
  }
  return table
}

/** Which combination is official is said by the configuration alone: any that is published may be. */
export function apiOver(table: FiguresTable, { method, policies }: WhatIf): Promise<TestApi> {
  return startFiguresApi({
    table,
    now: () => ASKED_AT_MS,
    environment: {
      OFFICIAL_METHOD: method,
      OFFICIAL_SHARE_IDLE: policies.shareIdle,
      OFFICIAL_SHARE_PLATFORM: policies.sharePlatform,
    },
  })
}
