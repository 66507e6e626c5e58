// The accrual journal balances, and books exactly what the run or the restatement says.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { bridgeRuns } from '../../../shared/bridge/bridge-runs.ts'
import {
  type AccrualJournal,
  type BookingLists,
  closeJournal,
  restatementJournal,
} from '../../../shared/closing/accrual-journal.ts'
import { adjustmentsOf, adjustmentTotals } from '../../../shared/closing/adjustments.ts'
import { CAUSES, type Restatement } from '../../../shared/contract/closing/adjustments.ts'
import { NotConservedError } from '../../../shared/errors.ts'
import { computeRun } from '../../../shared/figures/compute-run.ts'
import type { MappingLine } from '../../../shared/finance/mapping-lines.ts'
import type { CostInputs } from '../../../shared/inputs/cost-inputs.ts'
import { randomInputs, randomRequest, SEED } from '../../worlds/random-world.ts'
import { A, assignment, B, ip, request, subscription, vps, world } from '../../worlds/world.ts'

const line = (kind: MappingLine['kind'], id: string, change: Partial<MappingLine>): MappingLine => ({
  kind,
  id,
  vendor: null,
  tier: null,
  costCentre: null,
  glAccount: null,
  ...change,
})
const lists: BookingLists = {
  mapping: [
    line('vps', '*', { glAccount: '6010', costCentre: 'infra' }),
    line('ip', '*', { glAccount: '6011' }),
    line('tenant', A, { costCentre: 'sales' }),
    line('plan', 'growth', { costCentre: 'self-serve' }),
  ],
  accrualAccount: '2100',
}

const month = world({
  vps: [vps('v1', 1_000), vps('v2', 80)],
  ips: [ip('i1', 'v1', 300)],
  assignments: [assignment('i1', A), assignment('i1', B)],
  subscriptions: [subscription(B, 900)],
})

const figuresOf = (inputs: CostInputs, asked = request()) => ({
  ...computeRun(inputs, asked).figures,
  runId: 'run-1',
})

const restatementOf = (one: CostInputs, other: CostInputs): Restatement => {
  const terms = request()
  const bridge = bridgeRuns({ inputs: one, terms }, { inputs: other, terms })
  return {
    period: '2025-11',
    runId: 'run-2',
    againstRunId: 'run-1',
    number: 1,
    reason: 'invoice of v1 came late',
    restatedBy: 'ann',
    restatedAt: '2026-02-09T10:00:00Z',
    adjustments: adjustmentsOf(bridge, { before: figuresOf(one), after: figuresOf(other) }),
    unknownDifferences: bridge.unknownDifferences,
  }
}

const booked = ({ lines }: AccrualJournal) =>
  lines.map(({ costCentre, glAccount, debitCents, creditCents }) => [
    costCentre,
    glAccount,
    debitCents,
    creditCents,
  ])
const sides = ({ lines }: Pick<AccrualJournal, 'lines'>) => ({
  debit: lines.reduce((sum, { debitCents }) => sum + debitCents, 0),
  credit: lines.reduce((sum, { creditCents }) => sum + creditCents, 0),
})

describe('of a close', () => {
  test('books each cost centre and account, and balances on the accrual account, at the last day of the month', () => {
    const journal = closeJournal(figuresOf(month), lists)
    expect(journal).toMatchObject({
      period: '2025-11',
      entryDate: '2025-11-30',
      referenceRunId: 'run-1',
      unmappedLines: 0,
    })
    expect(booked(journal)).toEqual([
      ['infra', '6010', 80, 0],
      ['sales', '6010', 500, 0],
      ['sales', '6011', 150, 0],
      ['self-serve', '6010', 500, 0],
      ['self-serve', '6011', 150, 0],
      ['', '2100', 0, 1_380],
    ])
    expect(journal.lines.map(({ description }) => description)).toContain(
      'Modelled cost of 2025-11, servers (VPS), carried by no tenant',
    )
    expect(journal.lines.every(({ cause }) => cause === null)).toBe(true)
  })

  test('says unmapped where finance has to fill something in, and counts it', () => {
    const journal = closeJournal(figuresOf(month), { mapping: [], accrualAccount: null })
    expect(journal.unmappedLines).toBe(journal.lines.length)
    expect(booked(journal)).toEqual([
      ['unmapped', 'unmapped', 1_000, 0],
      ['unmapped', 'unmapped', 80, 0],
      ['unmapped', 'unmapped', 300, 0],
      ['', 'unmapped', 0, 1_380],
    ])
  })

  test('says at least where a cost is not known', () => {
    const unknown = { ...month, vps: [vps('v1', null), vps('v2', 80)], platformCosts: null }
    for (const { description } of closeJournal(figuresOf(unknown), lists).lines) {
      expect(description).toContain(
        'at least; resources without a known cost: 1, the platform pool is not known',
      )
    }
  })

  test('in any world debits are the known cost of the run, to the cent, and credits are debits', () => {
    fc.assert(
      fc.property(randomInputs, randomRequest, (inputs, asked) => {
        const figures = figuresOf(inputs, asked)
        const journal = closeJournal(figures, lists)
        const source = figures.pools.reduce((sum, { sourceCents }) => sum + (sourceCents ?? 0), 0)
        expect(sides(journal)).toEqual({ debit: source, credit: source })
        const onOneSide = journal.lines.every(
          ({ debitCents, creditCents }) =>
            Math.min(debitCents, creditCents) === 0 && Math.max(debitCents, creditCents) > 0,
        )
        expect(onOneSide).toBe(true)
      }),
      { seed: SEED, numRuns: 50 },
    )
  })

  test('rows that do not come to the pools are not booked', () => {
    const figures = figuresOf(month)
    expect(() => closeJournal({ ...figures, tenants: figures.tenants.slice(1) }, lists)).toThrow(
      NotConservedError,
    )
  })
})

describe('of a restatement', () => {
  const learned = {
    ...month,
    vps: [vps('v1', 1_100), vps('v2', 70)],
    assignments: [assignment('i1', A)],
  }

  test('books what became more as debits and what became less as credits, each cause balanced, on the day itself', () => {
    const journal = restatementJournal(restatementOf(month, learned), figuresOf(learned), lists)
    expect(journal).toMatchObject({ entryDate: '2026-02-09', referenceRunId: 'run-2', unmappedLines: 0 })
    expect(journal.lines.map(({ cause }) => cause)).toEqual([
      ...Array(4).fill('prices'),
      ...Array(4).fill('assignments'),
    ])
    expect(booked(journal)).toEqual([
      ['infra', '6010', 0, 10],
      ['sales', '6010', 50, 0],
      ['self-serve', '6010', 50, 0],
      ['', '2100', 0, 90],
      ['sales', '6010', 550, 0],
      ['sales', '6011', 150, 0],
      ['self-serve', '6010', 0, 550],
      ['self-serve', '6011', 0, 150],
    ])
    expect(journal.lines[0]?.description).toBe(
      'Restatement 1 of modelled cost of 2025-11, servers (VPS), carried by no tenant: invoice of v1 came late',
    )
  })

  test('in any world every cause balances, and the accrual moves by the adjustments of cost', () => {
    fc.assert(
      fc.property(randomInputs, randomInputs, (one, other) => {
        const restatement = restatementOf(one, other)
        const { lines } = restatementJournal(restatement, figuresOf(other), lists)
        for (const cause of CAUSES) {
          const ofCause = sides({ lines: lines.filter((each) => each.cause === cause) })
          expect(ofCause.debit).toBe(ofCause.credit)
        }
        const accrued = sides({ lines: lines.filter(({ costCentre }) => costCentre === '') })
        expect(accrued.credit - accrued.debit).toBe(adjustmentTotals(restatement.adjustments).costCents)
      }),
      { seed: SEED, numRuns: 25 },
    )
  })
})
