// What the add-in is, said once: both manifests are written from this and from where it is served (site.ts).

export interface RequirementSet {
  readonly name: string
  readonly minVersion: string
}

export const ADD_IN = {
  /** Excel and every workbook know the add-in by it: it never changes. */
  id: '1df34d8d-3783-4e63-9eee-866f130d49d3',
  /** Raise it when a manifest changes, or nobody gets the new one. */
  version: '1.2.0',
  language: 'en-US',
  provider: 'PenguinMails',
  name: 'Penguin Figures',
  /** 80 characters at most. */
  summary: 'Published cost and revenue figures of every tenant, as functions in your cells.',
  /** 250 characters at most. */
  description:
    'Functions such as PENGUIN.COST bring published cost and revenue figures of tenants into workbooks, each with the run it comes from and, where it is missing, the reason. Modeled internal approximation. Not an invoice.',
  accentColor: '#27507D',
  /** Formulas begin with it; workbooks hold them, so it never changes. */
  functionsNamespace: 'PENGUIN',
  /** Without these Excel does not offer the add-in; all else it looks for when it runs. */
  requirementSets: [
    { name: 'SharedRuntime', minVersion: '1.1' },
    { name: 'CustomFunctionsRuntime', minVersion: '1.3' },
  ] satisfies RequirementSet[],
  /** It reads cells and will write reports: the least that both kinds of manifest have for that. */
  permission: { addInOnly: 'ReadWriteDocument', unified: 'Document.ReadWrite.User' },
  ribbon: {
    tabId: 'TabHome',
    groupId: 'Penguin.Group',
    groupLabel: 'Penguin Figures',
    buttonId: 'Penguin.OpenPane',
    buttonLabel: 'Penguin pane',
    buttonTip: 'Sign in, insert figures and reports, refresh and explain them, and find help.',
    buttonKeyTip: 'QP',
    actionId: 'OpenPenguinPane',
    paneId: 'PenguinPane',
  },
  /** In the menu of a cell, for the builds that have one (site.ts). */
  cellMenu: { id: 'Penguin.CellMenu', itemId: 'Penguin.CellMenu.Explain', label: 'Explain with Penguin' },
  welcome: {
    title: 'Figures in your cells',
    text: 'On the Home tab choose Penguin pane and sign in. Then insert a report, or type =PENGUIN.COST("Acme", "2026-10") into a cell.',
  },
} as const
