// The document for people in finance names functions as they are, and every link in it leads somewhere.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { helpPage, slugOf } from '../../../addin/build/help-page.ts'
import { SOURCES } from '../../../addin/build/paths.ts'
import { functionsMetadata } from '../../../addin/functions/metadata.ts'
import { STATEMENTS } from '../../../shared/approximation/statements.ts'

const markdown = readFileSync(SOURCES.help, 'utf8')
const html = helpPage({ style: 'style.css', icon: 'icon.png' })
const { functions, enums } = functionsMetadata(readFileSync(SOURCES.functions, 'utf8'), 'help.html')
const examples = [...markdown.matchAll(/=PENGUIN\.(\w+)\(([^)]*)\)/g)].map(
  ([formula, name = '', given = '']) => ({
    formula,
    name,
    given: given.split(/[,;]/).map((argument) => argument.trim()),
  }),
)

describe('docs/excel.md', () => {
  test('has an example of every function', () => {
    expect(new Set(examples.map(({ name }) => name))).toEqual(new Set(functions.map(({ name }) => name)))
  })

  test.each(examples)('$formula is one that Excel takes', ({ name, given }) => {
    const parameters = functions.find((each) => each.name === name)?.parameters ?? []
    const needed = parameters.filter(({ optional }) => !optional).length
    expect(given.length).toBeGreaterThanOrEqual(needed)
    expect(given.length).toBeLessThanOrEqual(parameters.length)
  })

  test('names the arguments of each function as Excel does', () => {
    for (const { name, parameters } of functions) {
      const call = parameters.map((each) => (each.optional ? `[${each.name}]` : each.name)).join(', ')
      expect(markdown).toContain(`PENGUIN.${name}(${call})`)
    }
  })

  test('names every report and every component', () => {
    const listed = enums.filter(({ id }) => id !== 'MEASURE').flatMap(({ values }) => values)
    for (const { name } of listed) expect(markdown).toContain(`\`${name}\``)
  })

  test('names measures that there are', () => {
    const measures = enums.find(({ id }) => id === 'MEASURE')?.values.map(({ name }) => name) ?? []
    const named = examples.flatMap(({ name, given }) =>
      ['FIGURE', 'EXPLAIN', 'NOTE'].includes(name) ? [given[0]?.replaceAll('"', '')] : [],
    )
    for (const measure of named) expect(measures).toContain(measure)
  })

  test('has both sentences of the figure book, and claims nothing that it forbids', () => {
    for (const sentence of STATEMENTS) expect(markdown).toContain(sentence)
    expect(markdown).not.toMatch(/\b(exact|actual bill|guaranteed|real-time|canonical)\b/i)
  })
})

describe('The help page', () => {
  test('leads only to headings that it has', () => {
    for (const [, fragment] of html.matchAll(/href="#([^"]+)"/g)) expect(html).toContain(`id="${fragment}"`)
  })

  test('leads to no file of the repository', () => {
    expect(html).not.toMatch(/href="(?!https:|#|style\.css|icon\.png)/)
    expect(html).toContain('deploy.md')
  })

  test('has headings under the names that GitHub gives them', () => {
    expect(slugOf('What it sends and keeps')).toBe('what-it-sends-and-keeps')
    expect(slugOf('COST')).toBe('cost')
  })
})
