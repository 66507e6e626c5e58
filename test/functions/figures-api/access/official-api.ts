// The API over a month of which one combination of method and policies is official, and every other lies beside it.
import type { CostInputs } from '../../../../shared/inputs/cost-inputs.ts'
import { startFiguresApi, type TestApi } from '../../../engines/figures-api.ts'
import type { TestTable } from '../../../engines/figures-table.ts'
import { FIRST_START_MS, publishAt, runIdAt, runOf } from '../../stores/runs/sample-runs.ts'
import type { WhatIf } from './published-world.ts'

export const ASKED_AT_MS = FIRST_START_MS + 60 * 60_000

/** @param beside published as well; never official. @param runIds of runs that were published in another world alike */
export async function officialApi(
  server: TestTable,
  inputs: Partial<CostInputs>,
  official: WhatIf,
  beside: readonly WhatIf[] = [],
  runIds: string[] = [],
): Promise<TestApi> {
  const { table } = await server.another()
  for (const [index, combination] of [official, ...beside].entries()) {
    const startedAtMs = FIRST_START_MS + index * 60_000
    runIds[index] ??= runIdAt(startedAtMs)
    await publishAt(table, startedAtMs, runOf(inputs, combination), { runId: runIds[index] as string })
  }
  const { method, policies } = official
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
