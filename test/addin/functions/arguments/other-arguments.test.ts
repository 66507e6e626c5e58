// Tenants, points of knowledge and names from a list, as people type them and as cells hold them.
import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { choiceReader } from '../../../../addin/functions/arguments/choice.ts'
import { knownAtArgument } from '../../../../addin/functions/arguments/known-at.ts'
import { LONGEST_NAME, PLATFORM, tenantArgument } from '../../../../addin/functions/arguments/tenant.ts'
import { CellError } from '../../../../addin/functions/cell-error.ts'
import { namelessTenant } from '../../../../addin/shown/nameless-tenant.ts'
import { PLATFORM as MEANT } from '../../../../functions/figures-api/operations/platform-word.ts'
import { LONGEST_NAME as TAKEN } from '../../../../shared/contract/api/parameters.ts'
import { MEASURES } from '../../../../shared/measures/catalogue.ts'
import { parseInstant } from '../../../../shared/periods/instants.ts'

const RUN = '019ad736-6e60-7000-8000-000000000001'
const cost = { id: 'total_cost', scope: 'tenant' } as const
const mrr = { id: 'mrr', scope: 'platform' } as const

describe('a tenant', () => {
  test('is text, without the spaces around it', () => {
    expect(tenantArgument('  Müller & Söhne ', cost)).toBe('Müller & Söhne')
    expect(tenantArgument({ type: 'String', basicValue: 'Acme' }, cost)).toBe('Acme')
    expect(LONGEST_NAME).toBe(TAKEN)
  })

  test.each([
    [null, 'tenant is empty'],
    ['', 'tenant is empty'],
    [0, 'tenant is empty'],
    [4711, 'tenant is the number 4711'],
    [false, 'tenant is FALSE'],
    [[['Acme']], 'tenant is no text and no number'],
    [
      { type: 'Entity', text: 'Acme', basicType: 'Error', basicValue: '#VALUE!' },
      'tenant is no text and no number',
    ],
    ['x'.repeat(301), `tenant is "${'x'.repeat(40)}…"`],
  ])('%j is none', (given, said) => {
    expect(() => tenantArgument(given, cost)).toThrow(
      new CellError(
        'invalidValue',
        `${said}: it takes the whole name or the id of a tenant as text, in quotes or from a cell.`,
      ),
    )
  })
})

describe('a tenant without a name', () => {
  test('is asked for by the text that TABLE shows of it', () => {
    expect(tenantArgument(namelessTenant(RUN), cost)).toBe(RUN)
    expect(tenantArgument(` No Name (${RUN.toUpperCase()}) `, cost)).toBe(RUN)
  })

  test.each(['no name', 'no name (0000000a)', `Acme (${RUN})`, `no name (${RUN}) too`])(
    'is not meant by "%s"',
    (name) => {
      expect(tenantArgument(name, cost)).toBe(name)
    },
  )
})

describe('the platform', () => {
  test('is what its measures are of', () => {
    expect(tenantArgument(' Platform ', mrr)).toBe('platform')
    expect(PLATFORM).toBe(MEANT)
  })

  test.each([
    ['Acme', 'is "Acme"'],
    [null, 'is empty'],
  ])('and %j is not', (given, what) => {
    expect(() => tenantArgument(given, mrr)).toThrow(
      new CellError(
        'invalidValue',
        `tenant ${what}: it takes "platform" here, since mrr describes the platform as a whole.`,
      ),
    )
  })

  test('is no tenant: who asks is told what it takes, and what there is of the platform', () => {
    expect(() => tenantArgument('platform', cost)).toThrow(
      new CellError(
        'invalidValue',
        'tenant is "platform": it takes the whole name or the id of a tenant as text, in quotes or from a cell. total_cost describes one tenant; of the platform as a whole there are, among others, mrr, arr, active_tenants, new_tenants.',
      ),
    )
  })
})

describe('knownAt', () => {
  test.each([
    [null, null],
    [undefined, null],
    ['', null],
    [0, null],
    [' CLOSED ', 'closed'],
    ['restated', 'restated'],
    [RUN.toUpperCase(), RUN],
    ['2026-11-05', '2026-11-05T00:00:00Z'],
    ['2026-11-05 09:00', '2026-11-05T09:00:00Z'],
    ['2026-11-05T09:00:00Z', '2026-11-05T09:00:00Z'],
    ['2026-11-05t09:00z', '2026-11-05T09:00:00Z'],
    ['2026-11-05T10:30:15.25+01:30', '2026-11-05T09:00:15.250Z'],
    ['2026-11-05T10:30+0130', '2026-11-05T09:00:00Z'],
    // 5 November 2026, 9:00, in a date cell.
    [46_331.375, '2026-11-05T09:00:00Z'],
  ])('%j is %j', (given, knownAt) => {
    expect(knownAtArgument(given)).toBe(knownAt)
  })

  test('a date cell of any millisecond is that instant, and what the API reads of it', () => {
    const instants = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2199, 11, 31) })
    fc.assert(
      fc.property(instants, (instantMs) => {
        const knownAt = knownAtArgument(instantMs / 86_400_000 + 25_569)
        expect(parseInstant(knownAt ?? '', 'knownAt')).toBe(instantMs)
        expect(knownAtArgument(knownAt)).toBe(knownAt)
      }),
    )
  })

  test.each(['yesterday', '05/11/2026', '2026-02-30', '2026-13-01', '2026-11-05T25:00', 2026, 202_610, true])(
    '%j is refused by name',
    (given) => {
      expect(() => knownAtArgument(given)).toThrow(/^knownAt is .*: it takes a date with its time/)
    },
  )
})

describe('one of a list', () => {
  const measureArgument = choiceReader('measure', MEASURES)
  const spellings = fc.constantFrom(
    (text: string) => text,
    (text: string) => text.toUpperCase(),
    (text: string) => ` ${text.replaceAll('_', ' ')} `,
    (text: string) => text.replaceAll('_', '-'),
  )

  test('is taken by id and by label, in any letters, spaced or not', () => {
    fc.assert(
      fc.property(fc.constantFrom(...MEASURES), fc.boolean(), spellings, (measure, byId, spelled) => {
        expect(measureArgument(spelled(byId ? measure.id : measure.label))).toBe(measure)
      }),
    )
  })

  test('is refused with what there is; left out it is the usual one, where there is one', () => {
    expect(() => measureArgument('cost')).toThrow(/^measure is "cost": it takes one of infrastructure_cost, /)
    expect(() => measureArgument(null)).toThrow(/^measure is empty: /)
    const [first] = MEASURES
    expect(choiceReader('measure', MEASURES, first)(undefined)).toBe(first)
  })
})
