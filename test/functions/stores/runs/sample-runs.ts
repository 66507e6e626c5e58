// Computed runs for tests of publication, and their publication with a clock that only goes forward.
import { createHash } from 'node:crypto'
import { v7 as timeOrderedId } from 'uuid'
import type { FiguresTable } from '../../../../functions/stores/figures-table.ts'
import type { PointerKey } from '../../../../functions/stores/runs/keys.ts'
import type { RunOrigin } from '../../../../functions/stores/runs/prepare-run.ts'
import { type Publication, publishRun } from '../../../../functions/stores/runs/publish-run.ts'
import type { RunFigures } from '../../../../shared/contract/run-figures.ts'
import type { ComputedRun } from '../../../../shared/figures/compute-run.ts'
import type { RunRequest } from '../../../../shared/figures/run-request.ts'
import type { CostInputs } from '../../../../shared/inputs/cost-inputs.ts'
import { assignment, ip, PERIOD, payment, run, subscription, tenant, vps } from '../../../worlds/world.ts'

export const DAY_MS = 24 * 60 * 60 * 1000
/** When the first run of a test starts: just after the month. */
export const FIRST_START_MS = PERIOD.endMs + 60_000
export const OFFICIAL: PointerKey = {
  period: PERIOD.id,
  method: 'even',
  policies: { shareIdle: 'none', sharePlatform: 'none' },
}

/** A UUID that looks random and is always the same for a number. */
export function tenantId(number: number): string {
  const hex = createHash('sha256').update(`tenant ${number}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Text that does not compress: base64 of hashes. */
export function incompressible(seed: string, length: number): string {
  let text = ''
  for (let part = 0; text.length < length; part += 1) {
    text += createHash('sha512').update(`${seed} ${part}`).digest('base64')
  }
  return text.slice(0, length)
}

/** Tenants of whom every third carries cost, some with a plan and a payment; a few burned IPs and an idle VPS. */
export function manyTenants(tenants: number, vpsCents: number): Partial<CostInputs> {
  const ids = Array.from({ length: tenants }, (_, number) => tenantId(number))
  const carrying = ids.filter((_, number) => number % 3 === 0)
  const servers = Array.from({ length: Math.ceil(carrying.length / 10) }, (_, number) => `vps-${number}`)
  return {
    tenants: ids.map((id, number) => tenant(id, { name: `Müller & "Söhne" ${number}, 東京` })),
    vps: [...servers.map((id) => vps(id, vpsCents)), vps('vps-idle', 777)],
    ips: [
      ...carrying.map((_, number) => ip(`ip-${number}`, `vps-${Math.floor(number / 10)}`, 150)),
      ip('ip-burned', 'vps-0', 99, { status: 'burned' }),
    ],
    assignments: carrying.flatMap((id, number) => [
      assignment(`ip-${number}`, id),
      assignment(`ip-${number}`, carrying[(number + 1) % carrying.length] as string),
    ]),
    subscriptions: ids.filter((_, number) => number % 2 === 0).map((id) => subscription(id, 4_900)),
    payments: ids.filter((_, number) => number % 5 === 0).map((id) => payment(id, 4_900)),
  }
}

export function runOf(inputs: Partial<CostInputs>, change: Partial<RunRequest> = {}): ComputedRun {
  return run(inputs, change)
}

/** A small run; another `cents` is another run. */
export function smallRun(cents = 1_000, change: Partial<RunRequest> = {}): ComputedRun {
  return run(manyTenants(9, cents), change)
}

export function runIdAt(startedAtMs: number): string {
  return timeOrderedId({ msecs: startedAtMs })
}

/** The origin of a run that starts at an instant; its input hash stands for its figures unless changed. */
export function originAt(
  startedAtMs: number,
  { figures }: ComputedRun,
  change: Partial<RunOrigin> = {},
): RunOrigin {
  return {
    runId: runIdAt(startedAtMs),
    asOfMs: Date.parse(figures.asOf),
    isLatest: true,
    inputHash: createHash('sha256').update(JSON.stringify(figures)).digest('hex'),
    startedAtMs,
    startedBy: 'test',
    codeVersion: 'test',
    durationsMs: { read: 1, compute: 1 },
    ...change,
  }
}

/** Publishes a run that starts at an instant; its clock moves on by a millisecond whenever it is looked at. */
export function publishAt(
  table: FiguresTable,
  startedAtMs: number,
  computed: ComputedRun,
  change: Partial<RunOrigin> = {},
): Promise<Publication> {
  let nowMs = startedAtMs
  return publishRun(table, computed, originAt(startedAtMs, computed, change), () => {
    nowMs += 1
    return nowMs
  })
}

/** What a reader must see of a published run: every byte that was computed, under the run's id. */
export function asPublished({ figures }: ComputedRun, runId: string): RunFigures {
  return { ...figures, runId }
}
