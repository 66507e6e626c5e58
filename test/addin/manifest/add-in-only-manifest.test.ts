// The add-in-only manifest is what Microsoft's documentation asks for, and the check that says so can fail.
import { describe, expect, test } from '@jest/globals'
import { XMLParser } from 'fast-xml-parser'
import { addInOnlyManifest } from '../../../addin/manifest/add-in-only-manifest.ts'
import { siteAt } from '../../../addin/manifest/site.ts'
import { complaintsAboutXml } from './check-xml.ts'
import { STAGE, THIS_MACHINE } from './sites.ts'

const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' })
const read = (xml: string) => parser.parse(xml).OfficeApp

describe('An add-in-only manifest', () => {
  test('follows the format, for this machine and for a stage', async () => {
    const manifests = [THIS_MACHINE, STAGE, { ...STAGE, hasCellMenu: true }].map(addInOnlyManifest)
    expect(await complaintsAboutXml(manifests)).toEqual([[], [], []])
  })

  test('names one page for pane, functions, commands and the long runtime that they share', () => {
    const host = read(addInOnlyManifest(STAGE)).VersionOverrides.Hosts.Host
    const desktop = host.DesktopFormFactor
    const page = { resid: 'Taskpane.Url' }
    expect(host.Runtimes.Runtime).toEqual({ ...page, lifetime: 'long' })
    expect(host.AllFormFactors.ExtensionPoint.Page.SourceLocation).toEqual(page)
    expect(desktop.FunctionFile).toEqual(page)
    expect(desktop.ExtensionPoint.OfficeTab.Group.Control[0].Action.SourceLocation).toEqual(page)
    expect(addressesOf(addInOnlyManifest(STAGE))['Taskpane.Url']).toBe(
      'https://excel.figures.example.com/taskpane.html',
    )
  })

  test('has every command as a button, beside the one that opens the pane, and its keys in a file', () => {
    const manifest = read(addInOnlyManifest(STAGE))
    const { Control } = manifest.VersionOverrides.Hosts.Host.DesktopFormFactor.ExtensionPoint.OfficeTab.Group
    expect(
      Control.map(
        ({ Action }: { Action: Record<string, string> }) => Action.FunctionName ?? Action['xsi:type'],
      ),
    ).toEqual(['ShowTaskpane', 'RefreshAll', 'InsertReport', 'ExplainCell', 'InsertVariance'])
    expect(manifest.ExtendedOverrides).toEqual({ Url: 'https://excel.figures.example.com/shortcuts.json' })
  })

  test('has a command in the menu of a cell only where the build says so', () => {
    const pointsOf = (hasCellMenu: boolean) =>
      read(addInOnlyManifest({ ...STAGE, hasCellMenu })).VersionOverrides.Hosts.Host.DesktopFormFactor
        .ExtensionPoint
    expect(pointsOf(false)['xsi:type']).toBe('PrimaryCommandSurface')
    const [, menu] = pointsOf(true)
    expect(menu.OfficeMenu.id).toBe('ContextMenuCell')
    expect(menu.OfficeMenu.Control.Items.Item.Action).toEqual({
      'xsi:type': 'ExecuteFunction',
      FunctionName: 'ExplainCell',
    })
  })

  test('asks for the shared runtime and for functions that can say why a cell has no value', () => {
    expect(read(addInOnlyManifest(STAGE)).Requirements.Sets.Set).toEqual([
      { Name: 'SharedRuntime', MinVersion: '1.1' },
      { Name: 'CustomFunctionsRuntime', MinVersion: '1.3' },
    ])
  })

  test('lets pages of the sign-in service in where there is one, and no others', () => {
    expect(read(addInOnlyManifest(STAGE)).AppDomains).toEqual({
      AppDomain: 'https://login.microsoftonline.com',
    })
    expect(read(addInOnlyManifest(THIS_MACHINE)).AppDomains).toBeUndefined()
  })

  test('writes texts with signs that XML keeps for itself', async () => {
    const site = siteAt({ site: 'https://localhost:3000/a&b', api: 'https://localhost:3000' })
    const xml = addInOnlyManifest(site)
    expect(await complaintsAboutXml([xml])).toEqual([[]])
    expect(xml).toContain('https://localhost:3000/a&amp;b/taskpane.html')
  })
})

describe('The check of the format', () => {
  const xml = addInOnlyManifest(STAGE)
  const wrong: readonly (readonly [why: string, change: (text: string) => string, complaint: RegExp])[] = [
    [
      'an element out of order',
      (text) => swapped(text, 'ProviderName', 'DefaultLocale'),
      /DefaultLocale.*not expected/,
    ],
    [
      'the runtime after the functions',
      (text) => moved(text, 'Runtimes', '</AllFormFactors>'),
      /not expected/,
    ],
    ['a short life for the runtime', (text) => text.replace('"long"', '"short"'), /lifetime/],
    [
      'a text that is nowhere',
      (text) => text.replace('resid="Button.Tip"', 'resid="Tip"'),
      /No match found.*Tip/,
    ],
    [
      'an address where a label belongs',
      (text) => text.replace('resid="Group.Label"', 'resid="Help.Url"'),
      /No match/,
    ],
    ['an id twice', (text) => text.replace('id="Icon.32" D', 'id="Icon.16" D'), /Duplicate key-sequence/],
    ['an address without TLS', (text) => text.replace('"https://excel', '"http://excel'), /pattern/],
    ['a button without its largest icon', (text) => text.replace(/<bt:Image size="80"[^>]*>/, ''), /Image/],
    ['an id that is none', (text) => text.replace(/<Id>.*<\/Id>/, '<Id>penguin</Id>'), /pattern/],
    [
      'a label over 125 characters',
      (text) => text.replace('"Penguin pane"', `"${'p'.repeat(126)}"`),
      /maxLength/,
    ],
    [
      'a permission that Excel does not know',
      (text) => text.replace('ReadWriteDocument', 'All'),
      /enumeration/,
    ],
    [
      'keys without an address',
      (text) => text.replace(/<ExtendedOverrides[^>]*>/, '<ExtendedOverrides/>'),
      /Url/,
    ],
    [
      'a command that names no function',
      (text) => text.replace(/<FunctionName>RefreshAll<\/FunctionName>/, ''),
      /FunctionName|Missing child/,
    ],
    [
      'two commands of one id',
      (text) => text.replace('"Penguin.InsertReport"', '"Penguin.RefreshAll"'),
      /Duplicate key-sequence/,
    ],
    [
      'an element that nobody knows',
      (text) => text.replace('<Hosts>', '<Penguin/><Hosts>'),
      /Penguin.*not expected/,
    ],
    [
      'no functions',
      (text) => text.replace(/<AllFormFactors>[\s\S]*<\/AllFormFactors>/, ''),
      /AllFormFactors/,
    ],
  ]

  const checked = complaintsAboutXml(wrong.map(([, change]) => change(xml)))

  test.each(wrong.map(([why, change, complaint], index) => ({ why, change, complaint, index })))(
    'finds $why',
    async ({ change, complaint, index }) => {
      expect(change(xml)).not.toBe(xml)
      expect((await checked)[index]?.join('\n')).toMatch(complaint)
    },
  )
})

describe('A site', () => {
  test.each([
    ['http://localhost:3000', /The address of the site is "http:.*https/],
    ['excel.example.com', /The address of the site is/],
    ['https://excel.example.com/?a=1', /The address of the site is/],
  ])('cannot be at %s', (site, sentence) => {
    expect(() => siteAt({ site, api: 'https://api.example.com' })).toThrow(sentence)
  })
})

function addressesOf(xml: string): Record<string, string> {
  const urls: { id: string; DefaultValue: string }[] =
    read(xml).VersionOverrides.Resources['bt:Urls']['bt:Url']
  return Object.fromEntries(urls.map(({ id, DefaultValue }) => [id, DefaultValue]))
}

function elementOf(text: string, name: string): string {
  return text.match(new RegExp(`<${name}>[\\s\\S]*?</${name}>`))?.[0] ?? ''
}

function swapped(text: string, first: string, second: string): string {
  const [one, two] = [elementOf(text, first), elementOf(text, second)]
  return text.replace(one, '\0').replace(two, one).replace('\0', two)
}

function moved(text: string, name: string, behind: string): string {
  const element = elementOf(text, name)
  return text.replace(element, '').replace(behind, `${behind}${element}`)
}
