// Tells Excel which function is which command, as both manifests name them.
import { COMMANDS } from '../manifest/commands.ts'
import type { RunCommand } from './ribbon-commands.ts'

/** @param associate `Office.actions.associate`, once office.js is ready */
export function associateCommands(
  commands: Readonly<Record<(typeof COMMANDS)[number]['actionId'], RunCommand>>,
  associate: (actionId: string, run: RunCommand) => void,
): void {
  for (const { actionId } of COMMANDS) associate(actionId, commands[actionId])
}
