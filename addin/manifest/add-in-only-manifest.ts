// The add-in-only manifest (XML): the kind that every Excel takes which the functions run in. Elements stand in the
// order of Microsoft's schema, which is part of the format.
// Order: https://learn.microsoft.com/office/dev/add-ins/develop/manifest-element-ordering
// Shared runtime: https://learn.microsoft.com/office/dev/add-ins/develop/configure-your-add-in-to-use-a-shared-runtime
// Custom functions: https://learn.microsoft.com/javascript/api/manifest/extensionpoint#customfunctions
import { XMLBuilder } from 'fast-xml-parser'
import { ADD_IN } from './add-in.ts'
import { EXPLAIN_CELL, RIBBON_COMMANDS } from './commands.ts'
import { iconPath } from './icons.ts'
import { type Reference, Resources, type Xml } from './resources.ts'
import type { Site } from './site.ts'
import { SITE_FILES } from './site-files.ts'

/** The sizes that a button of the ribbon must have. */
const RIBBON_SIZES = [16, 32, 80] as const

/** @returns the text of manifest.xml */
export function addInOnlyManifest(site: Site): string {
  const builder = new XMLBuilder({ ignoreAttributes: false, format: true, suppressEmptyNode: true })
  return builder.build({
    '?xml': { '@_version': '1.0', '@_encoding': 'UTF-8', '@_standalone': 'yes' },
    OfficeApp: officeApp(site),
  })
}

function officeApp(site: Site): Xml {
  const { id, version, provider, language, name, description, requirementSets, permission } = ADD_IN
  return {
    '@_xmlns': 'http://schemas.microsoft.com/office/appforoffice/1.1',
    '@_xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    '@_xmlns:bt': 'http://schemas.microsoft.com/office/officeappbasictypes/1.0',
    '@_xsi:type': 'TaskPaneApp',
    Id: id,
    Version: `${version}.0`,
    ProviderName: provider,
    DefaultLocale: language,
    DisplayName: byDefault(name),
    Description: byDefault(description),
    IconUrl: byDefault(addressOf(site, iconPath(32))),
    HighResolutionIconUrl: byDefault(addressOf(site, iconPath(64))),
    SupportUrl: byDefault(addressOf(site, SITE_FILES.help)),
    // The site's own pages are always let in.
    ...(site.signInOrigins.length > 0 && { AppDomains: { AppDomain: site.signInOrigins } }),
    Hosts: { Host: { '@_Name': 'Workbook' } },
    Requirements: {
      Sets: {
        Set: requirementSets.map((set) => ({ '@_Name': set.name, '@_MinVersion': set.minVersion })),
      },
    },
    DefaultSettings: { SourceLocation: byDefault(addressOf(site, SITE_FILES.pane)) },
    Permissions: permission.addInOnly,
    VersionOverrides: versionOverrides(site),
    ExtendedOverrides: { '@_Url': addressOf(site, SITE_FILES.shortcuts) },
  }
}

function versionOverrides(site: Site): Xml {
  const resources = new Resources()
  // One and the same id wherever the page is meant: with another one the shared runtime does not load.
  const page = resources.refer('url', 'Taskpane.Url', addressOf(site, SITE_FILES.pane))
  const host: Xml = {
    '@_xsi:type': 'Workbook',
    Runtimes: { Runtime: { ...page, '@_lifetime': 'long' } },
    AllFormFactors: { ExtensionPoint: customFunctions(site, page, resources) },
    DesktopFormFactor: desktop(site, page, resources),
  }
  return {
    '@_xmlns': 'http://schemas.microsoft.com/office/taskpaneappversionoverrides',
    '@_xsi:type': 'VersionOverridesV1_0',
    Hosts: { Host: host },
    Resources: resources.toXml(),
  }
}

function customFunctions(site: Site, page: Reference, resources: Resources): Xml {
  const { functionsScript, functionsMetadata } = SITE_FILES
  return {
    '@_xsi:type': 'CustomFunctions',
    // The schema asks for it; in a shared runtime the page loads the functions.
    Script: {
      SourceLocation: resources.refer('url', 'Functions.Script.Url', addressOf(site, functionsScript)),
    },
    Page: { SourceLocation: page },
    Metadata: {
      SourceLocation: resources.refer('url', 'Functions.Metadata.Url', addressOf(site, functionsMetadata)),
    },
    Namespace: resources.refer('shortString', 'Functions.Namespace', ADD_IN.functionsNamespace),
  }
}

function desktop(site: Site, page: Reference, resources: Resources): Xml {
  const { ribbon, welcome } = ADD_IN
  const icon: Xml = {
    'bt:Image': RIBBON_SIZES.map((size) => ({
      '@_size': String(size),
      ...resources.refer('image', `Icon.${size}`, addressOf(site, iconPath(size))),
    })),
  }
  const described = (name: string, label: string, tip: string): Xml => {
    const Label = resources.refer('shortString', `${name}.Label`, label)
    const Description = resources.refer('longString', `${name}.Tip`, tip)
    return { Label, Supertip: { Title: Label, Description }, Icon: icon }
  }
  const openPane: Xml = {
    '@_xsi:type': 'Button',
    '@_id': ribbon.buttonId,
    ...described('Button', ribbon.buttonLabel, ribbon.buttonTip),
    Action: { '@_xsi:type': 'ShowTaskpane', TaskpaneId: ribbon.paneId, SourceLocation: page },
  }
  const commands = RIBBON_COMMANDS.map(
    ({ buttonId, label, tip, actionId }): Xml => ({
      '@_xsi:type': 'Button',
      '@_id': buttonId,
      ...described(actionId, label, tip),
      Action: execute(actionId),
    }),
  )
  const ribbonPoint: Xml = {
    '@_xsi:type': 'PrimaryCommandSurface',
    OfficeTab: {
      '@_id': ribbon.tabId,
      Group: {
        '@_id': ribbon.groupId,
        Label: resources.refer('shortString', 'Group.Label', ribbon.groupLabel),
        Icon: icon,
        // Buttons and no menu: Excel on the web loads no add-in whose menu runs functions (office-js issue 6631).
        Control: [openPane, ...commands],
      },
    },
  }
  return {
    GetStarted: {
      Title: resources.refer('shortString', 'Welcome.Title', welcome.title),
      Description: resources.refer('longString', 'Welcome.Text', welcome.text),
      LearnMoreUrl: resources.refer('url', 'Help.Url', addressOf(site, SITE_FILES.help)),
    },
    FunctionFile: page,
    ExtensionPoint: site.hasCellMenu ? [ribbonPoint, cellMenu(described)] : ribbonPoint,
  }
}

function cellMenu(described: (name: string, label: string, tip: string) => Xml): Xml {
  const { id, itemId, label } = ADD_IN.cellMenu
  const { tip, actionId } = EXPLAIN_CELL
  const item: Xml = {
    '@_id': itemId,
    ...described('CellMenu.Explain', label, tip),
    Action: execute(actionId),
  }
  return {
    '@_xsi:type': 'ContextMenu',
    OfficeMenu: {
      '@_id': 'ContextMenuCell',
      Control: {
        '@_xsi:type': 'Menu',
        '@_id': id,
        ...described('CellMenu', ADD_IN.name, tip),
        Items: { Item: item },
      },
    },
  }
}

const execute = (actionId: string): Xml => ({ '@_xsi:type': 'ExecuteFunction', FunctionName: actionId })

const byDefault = (value: string): Xml => ({ '@_DefaultValue': value })

const addressOf = (site: Site, path: string): string => `${site.url}/${path}`
