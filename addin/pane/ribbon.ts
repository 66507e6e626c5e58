// Joins the commands of the ribbon to the pane: they work while it is closed, and it opens to say what came of them.
import { associateCommands } from '../commands/associate-commands.ts'
import { ribbonCommands } from '../commands/ribbon-commands.ts'
import type { Desk } from '../desk/desk.ts'
import type { MountedPane } from './mount-pane.tsx'
import { sentenceOf } from './work/sentence-of.ts'

export function joinRibbon(desk: Desk, pane: MountedPane): void {
  const commands = ribbonCommands({
    desk,
    openPane: () => Office.addin.showAsTaskpane(),
    show: (page, outcome) => pane.show(page, outcome),
    sentenceOf,
  })
  associateCommands(commands, (actionId, run) => Office.actions.associate(actionId, run))
}
