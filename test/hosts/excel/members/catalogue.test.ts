// What the catalogue says of members that are easily got wrong, and that it is what the installed declarations say.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import {
  classNames,
  classOf,
  enumValues,
  isSupported,
  memberOf,
  memberOfWireName,
  wireNameOf,
} from './catalogue.ts'
import { declaredSet } from './declared-sets.ts'
import { HOSTS } from './hosts.ts'
import { readObjectModel } from './object-model.ts'
import { catalogueText } from './records.ts'
import { compareVersions } from './requirement-sets.ts'

const excelApi = (version: string) => ({ set: 'ExcelApi', version })

describe('the catalogue', () => {
  test('is what the generator makes of the installed declarations', () => {
    const declarations = fileURLToPath(import.meta.resolve('@types/office-js/index.d.ts'))
    const made = catalogueText(readObjectModel(readFileSync(declarations, 'utf8')))
    const committed = readFileSync(new URL('catalogue.json', import.meta.url), 'utf8')
    // Not toBe(): its report of a difference would be the whole catalogue.
    expect(made === committed).toBe(true)
  })

  test('knows what a property holds, since when, and whether it can be set', () => {
    expect(memberOf('Range', 'values')).toMatchObject({
      ...{ kind: 'value', type: 'any[][]', readonly: false, wireName: 'Values', since: excelApi('1.1') },
    })
    expect(memberOf('Range', 'address')).toMatchObject({ readonly: true })
    expect(memberOf('Worksheet', 'notes')).toMatchObject({
      ...{ kind: 'object', object: 'NoteCollection', since: excelApi('1.18') },
    })
    expect(memberOf('Workbook', 'notes')?.since).toEqual(excelApi('1.18'))
    expect(memberOf('Worksheet', 'onChanged')).toMatchObject({
      ...{ kind: 'event', args: 'WorksheetChangedEventArgs', since: excelApi('1.7') },
    })
    // Items have no set of their own, so they came with their collection.
    expect(memberOf('NoteCollection', 'items')).toMatchObject({
      ...{ kind: 'items', object: 'Note', since: excelApi('1.18') },
    })
    expect(memberOf('Worksheet', 'visibility')).toMatchObject({
      ...{ since: excelApi('1.1'), setSince: excelApi('1.2') },
    })
  })

  test('knows what a method takes and gives, its overloads as one', () => {
    expect(memberOf('Range', 'getSpillParent')).toMatchObject({
      ...{ kind: 'method', parameters: [], returns: { object: 'Range' }, since: excelApi('1.12') },
    })
    expect(memberOf('Range', 'getCellProperties')).toMatchObject({ returns: { result: true } })
    expect(memberOf('Range', 'delete')).toMatchObject({
      ...{
        returns: 'nothing',
        parameters: [{ name: 'shift', type: 'DeleteShiftDirection', optional: false }],
      },
    })
    expect(memberOf('TableRowCollection', 'add')).toMatchObject({
      parameters: [{ optional: true }, { optional: true }, { name: 'alwaysInsert', since: excelApi('1.15') }],
    })
    expect(memberOf('Functions', 'sum')).toMatchObject({ parameters: [{ rest: true }] })
  })

  test("leaves out what is the client's own, and what does not exist", () => {
    for (const name of ['load', 'set', 'toJSON', 'track', 'context', 'isNullObject', 'valueses', 'toString'])
      expect(memberOf('Range', name)).toBeUndefined()
    expect(classOf('RequestContext')).toBeUndefined()
    expect(classOf('constructor')).toBeUndefined()
  })

  test('leads to classes that it has, and names the values of enums', () => {
    const members = classNames().flatMap((name) => [...(classOf(name)?.members.values() ?? [])])
    const objects = members.flatMap((member) => ('object' in member ? [member.object] : []))
    expect(objects.filter((name) => !classOf(name))).toEqual([])
    expect(enumValues('BorderLineStyle')).toEqual(expect.arrayContaining(['None', 'Continuous', 'Dash']))
    expect(enumValues('"a" | SheetVisibility')).toEqual(['a', 'Visible', 'Hidden', 'VeryHidden'])
    expect(enumValues('string')).toBeUndefined()
    expect(enumValues('SlicerStyle | string')).toBeUndefined()
  })

  test('finds members by the names that messages have', () => {
    expect(memberOfWireName('Range', 'GetUsedRange')?.name).toBe('getUsedRange')
    expect(memberOfWireName('Functions', 'VLookup')?.name).toBe('vlookup')
    expect(wireNameOf('Image', 'format')).toBe('format')
    expect(memberOfWireName('Range', '_KeepReference')).toBeUndefined()
    expect(memberOfWireName('Range', 'getUsedRange')).toBeUndefined()
  })

  test('refuses a requirement set in words that nobody has read', () => {
    expect(declaredSet('Range.soon', '[Api set: ExcelApi BETA (PREVIEW ONLY)]')).toBe('preview')
    expect(() => declaredSet('Range.values', '[Api set: ExcelApi 1.1 on Sundays]')).toThrow('Range.values')
  })
})

describe('a host', () => {
  const newest = (set: string) =>
    classNames()
      .flatMap((name) => [...(classOf(name)?.members.values() ?? [])])
      .flatMap(({ since }) => ('set' in since && since.set === set ? [since.version] : []))
      .reduce((a, b) => (compareVersions(a, b) > 0 ? a : b))

  test('compares versions as numbers', () => {
    expect(isSupported(excelApi('1.9'), { ExcelApi: '1.17' })).toBe(true)
    expect(isSupported(excelApi('1.17'), { ExcelApi: '1.9' })).toBe(false)
    expect(isSupported({ set: 'ExcelApiDesktop', version: '1.1' }, { ExcelApi: '1.17' })).toBe(false)
    expect(isSupported({ preview: true }, HOSTS.windows.sets)).toBe(false)
    expect(isSupported({ preview: true }, { preview: true })).toBe(true)
  })

  test('has notes from 1.18 on: no LTSC release has them', () => {
    const since = memberOf('Worksheet', 'notes')?.since ?? { preview: true }
    const having = Object.entries(HOSTS).filter(([, { sets }]) => isSupported(since, sets))
    expect(having.map(([name]) => name)).toEqual(['web', 'windows', 'mac'])
  })

  test('of Microsoft 365 has every set that the declarations know, but for those of other platforms', () => {
    for (const name of ['web', 'windows', 'mac'] as const)
      expect(HOSTS[name].sets.ExcelApi).toBe(newest('ExcelApi'))
    expect(HOSTS.web.sets).toMatchObject({ ExcelApiOnline: newest('ExcelApiOnline') })
    expect(HOSTS.windows.sets).toMatchObject({ ExcelApiDesktop: newest('ExcelApiDesktop') })
    expect(HOSTS.web.sets).not.toHaveProperty('ExcelApiDesktop')
    expect(HOSTS.windows.sets).not.toHaveProperty('ExcelApiOnline')
  })
})
