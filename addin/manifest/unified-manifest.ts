// The unified manifest (JSON) of Microsoft 365, schema 1.30. Excel takes custom functions from it since July 2026, in
// subscriptions only; elsewhere the add-in-only manifest is the one to install.
// https://learn.microsoft.com/microsoft-365/extensibility/schema/?view=m365-app-1.30
// Custom functions: https://learn.microsoft.com/microsoft-365/extensibility/schema/extension-runtimes-array?view=m365-app-1.30
// Shared runtime: https://learn.microsoft.com/office/dev/add-ins/develop/configure-your-add-in-to-use-a-shared-runtime
import { ADD_IN } from './add-in.ts'
import { COMMANDS, EXPLAIN_CELL, keysOf, RIBBON_COMMANDS } from './commands.ts'
import { type IconSize, iconPath, PACKAGE_ICONS } from './icons.ts'
import type { Site } from './site.ts'
import { SITE_FILES } from './site-files.ts'

export const UNIFIED_SCHEMA_VERSION = '1.30'

/** @returns what manifest.json holds */
export function unifiedManifest(site: Site) {
  const { id, version, provider, language, name, summary, description, accentColor, permission } = ADD_IN
  const helpUrl = addressOf(site, SITE_FILES.help)
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${UNIFIED_SCHEMA_VERSION}/MicrosoftTeams.schema.json`,
    manifestVersion: UNIFIED_SCHEMA_VERSION,
    id,
    version,
    name: { short: name, full: name },
    description: { short: summary, full: description },
    developer: {
      name: provider,
      websiteUrl: helpUrl,
      privacyUrl: `${helpUrl}#what-it-sends-and-keeps`,
      termsOfUseUrl: `${helpUrl}#terms`,
    },
    icons: PACKAGE_ICONS,
    accentColor,
    localizationInfo: { defaultLanguageTag: language.toLowerCase() },
    authorization: { permissions: { resourceSpecific: [{ name: permission.unified, type: 'Delegated' }] } },
    validDomains: [new URL(site.url).origin, ...site.signInOrigins],
    extensions: [
      {
        requirements: { scopes: ['workbook'], capabilities: ADD_IN.requirementSets },
        runtimes: [runtime(site)],
        ribbons: [ribbon(site)],
        keyboardShortcuts: [keyboardShortcuts(site)],
        ...(site.hasCellMenu && { contextMenus: [cellMenu(site)] }),
        getStartedMessages: [
          {
            requirements: { scopes: ['workbook'], formFactors: ['desktop'] },
            title: ADD_IN.welcome.title,
            description: ADD_IN.welcome.text,
            learnMoreUrl: helpUrl,
          },
        ],
        alternates: [{ alternateIcons: { icon: icon(site, 32), highResolutionIcon: icon(site, 64) } }],
      },
    ],
  }
}

/** Pane, button and functions in one runtime that stays while the workbook is open. */
function runtime(site: Site) {
  const { functionsNamespace, ribbon, requirementSets } = ADD_IN
  return {
    requirements: { capabilities: requirementSets },
    id: 'SharedRuntime',
    type: 'general',
    code: {
      page: addressOf(site, SITE_FILES.pane),
      script: addressOf(site, SITE_FILES.functionsScript),
    },
    lifetime: 'long',
    actions: [
      { id: ribbon.actionId, type: 'openPage', view: ribbon.paneId },
      ...COMMANDS.map(({ actionId, label }) => ({
        id: actionId,
        type: 'executeFunction',
        displayName: label,
      })),
    ],
    customFunctions: {
      namespace: { id: functionsNamespace, name: functionsNamespace },
      metadataUrl: addressOf(site, SITE_FILES.functionsMetadata),
    },
  }
}

function ribbon(site: Site) {
  const { tabId, groupId, groupLabel, buttonId, buttonLabel, buttonTip, buttonKeyTip, actionId } =
    ADD_IN.ribbon
  const icons = iconsOf(site)
  const button = (id: string, label: string, description: string, action: string, keytip: string) => ({
    id,
    type: 'button',
    label,
    icons,
    supertip: { title: label, description },
    actionId: action,
    keytip,
  })
  const controls = [
    button(buttonId, buttonLabel, buttonTip, actionId, buttonKeyTip),
    ...RIBBON_COMMANDS.map((each) => button(each.buttonId, each.label, each.tip, each.actionId, each.keyTip)),
  ]
  return {
    requirements: COMMANDS_ON_WORKBOOKS,
    contexts: ['default'],
    tabs: [{ builtInTabId: tabId, groups: [{ id: groupId, label: groupLabel, icons, controls }] }],
  }
}

const COMMANDS_ON_WORKBOOKS = {
  scopes: ['workbook'],
  capabilities: [{ name: 'AddinCommands', minVersion: '1.1' }],
}

function keyboardShortcuts(site: Site) {
  return {
    requirements: { capabilities: [{ name: 'SharedRuntime', minVersion: '1.1' }] },
    shortcuts: COMMANDS.map((command) => ({ key: keysOf(command), actionId: command.actionId })),
    // For platforms that make an add-in-only manifest of this one.
    keyMappingFiles: { shortcutsUrl: addressOf(site, SITE_FILES.shortcuts) },
  }
}

/** The format takes a menu here, with commands as its items. */
function cellMenu(site: Site) {
  const { id, itemId, label } = ADD_IN.cellMenu
  const icons = iconsOf(site)
  const supertip = { title: label, description: EXPLAIN_CELL.tip }
  const item = { id: itemId, type: 'menuItem', label, icons, supertip, actionId: EXPLAIN_CELL.actionId }
  return {
    requirements: COMMANDS_ON_WORKBOOKS,
    menus: [
      {
        entryPoint: 'cell',
        controls: [{ id, type: 'menu', label: ADD_IN.name, icons, supertip, items: [item] }],
      },
    ],
  }
}

const iconsOf = (site: Site) => ([16, 32, 80] as const).map((size) => icon(site, size))

const icon = (site: Site, size: IconSize) => ({ size, url: addressOf(site, iconPath(size)) })

const addressOf = (site: Site, path: string): string => `${site.url}/${path}`
