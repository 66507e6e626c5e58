// What Excel registers: names and arguments that workbooks hold for good, lists that are the catalogue's, and texts as long
// as manifests take them. Microsoft's own tool makes it from the source.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import * as functions from '../../../addin/functions/functions.ts'
import { functionsMetadata } from '../../../addin/functions/metadata.ts'
import { MEASURES } from '../../../shared/measures/catalogue.ts'

const source = readFileSync(new URL('../../../addin/functions/functions.ts', import.meta.url), 'utf8')
const metadata = functionsMetadata(source, 'https://site.example/help.html')
const listOf = (id: string) => metadata.enums.find((each) => each.id === id)

/** Append only: a function, an argument or a word of a list that stands here stays as it is. */
const SIGNATURES = {
  COST: ['tenant', 'period', '[component: COMPONENT]', '[knownAt]'],
  FIGURE: ['measure: MEASURE', 'tenant', 'period', '[knownAt]'],
  TABLE: ['report: REPORT', 'period', '[knownAt]'],
  EXPLAIN: ['measure: MEASURE', 'tenant', 'period', '[knownAt]'],
  NOTE: ['measure: MEASURE', 'tenant', 'period', '[knownAt]'],
  ASOF: ['period', '[knownAt]'],
  RUN: ['period', '[knownAt]'],
}
const WORDS = {
  COMPONENT: ['total', 'infrastructure', 'email_service', 'idle', 'platform'],
  REPORT: ['cost_by_tenant', 'profitability', 'plan_value', 'unit_costs', 'platform', 'unallocated_cost'],
}

test('functions and their arguments begin as they always have', () => {
  const signatures = Object.fromEntries(
    metadata.functions.map(({ id, parameters }) => [
      id,
      parameters.map(({ name, optional, customEnumId }) => {
        const typed = customEnumId === undefined ? name : `${name}: ${customEnumId}`
        return optional ? `[${typed}]` : typed
      }),
    ]),
  )
  expect(signatures).toMatchObject(SIGNATURES)
  for (const { id, name } of metadata.functions) expect(name).toBe(id)
})

describe('lists that Excel offers', () => {
  test('of measures are the catalogue, each with its label', () => {
    const values = listOf('MEASURE')?.values ?? []
    expect(values.map(({ name, stringValue }) => [name, stringValue])).toEqual(
      MEASURES.map(({ id }) => [id, id]),
    )
    for (const [index, { label, calculation }] of MEASURES.entries()) {
      expect(values[index]?.tooltip).toMatch(new RegExp(`^${label} \\(`))
      expect(values[index]?.tooltip).toContain(calculation)
    }
  })

  test('of measures say of which the tenant is "platform"', () => {
    const values = listOf('MEASURE')?.values ?? []
    const said = values.filter(({ tooltip }) => tooltip?.includes('tenant is "platform"'))
    const ofPlatform = MEASURES.filter(({ scope }) => scope === 'platform')
    expect(said.map(({ name }) => name)).toEqual(ofPlatform.map(({ id }) => id))
  })

  test.each(Object.entries(WORDS))('of %s begin as they always have', (id, words) => {
    const names = listOf(id)?.values.map(({ name }) => name) ?? []
    expect(names.slice(0, words.length)).toEqual(words)
    for (const { tooltip } of listOf(id)?.values ?? []) expect(tooltip).not.toBe('')
  })
})

describe.each(metadata.functions.map((described) => [described.id, described] as const))(
  '%s',
  (id, described) => {
    test('leads to its help, can be cancelled, and is told its cell', () => {
      expect(described.helpUrl).toBe(`https://site.example/help.html#${id.toLowerCase()}`)
      expect(described.options).toEqual({ cancelable: true, requiresAddress: true })
    })

    test('is said in as many words as a manifest takes', () => {
      const texts = [described.description, ...described.parameters.map(({ description }) => description)]
      for (const text of texts) {
        expect(text).toMatch(/\.$/)
        expect(text?.length).toBeLessThanOrEqual(128)
      }
    })

    test('gives a table only if it spills', () => {
      const spills = ['TABLE', 'EXPLAIN'].includes(id)
      expect(described.result?.dimensionality).toBe(spills ? 'matrix' : undefined)
    })
  },
)

test('as many functions are exported as are described', () => {
  expect(
    Object.keys(functions)
      .map((name) => name.toUpperCase())
      .sort(),
  ).toEqual(metadata.functions.map(({ id }) => id).sort())
})

test('a source that the tool does not understand is refused with what is wrong', () => {
  const wrong = source.replace('period: unknown,\n  component', 'period: Date,\n  component')
  expect(() => functionsMetadata(wrong, '')).toThrow(/does not support type "Date"/)
})
