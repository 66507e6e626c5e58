// Which keys run which command, as the add-in-only manifest has it in a file of its own (extended overrides). The unified
// manifest holds the same itself.
// https://learn.microsoft.com/office/dev/add-ins/design/keyboard-shortcuts
import { COMMANDS, keysOf } from './commands.ts'

/** @returns what shortcuts.json holds */
export function shortcuts() {
  return {
    actions: COMMANDS.map(({ actionId, label }) => ({ id: actionId, type: 'ExecuteFunction', name: label })),
    shortcuts: COMMANDS.map((command) => ({ action: command.actionId, key: keysOf(command) })),
  }
}
