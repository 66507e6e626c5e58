// What a command is doing, on one line of a terminal; nothing at all when its output is piped.
import ora from 'ora'
import { onStage } from '../../functions/runtime/stages.ts'

export interface Progress {
  say(what: string): void
  /** Clears the line, so that what follows stands alone. */
  end(): void
}

export function showProgress(): Progress {
  const isTerminal = process.stderr.isTTY === true
  const line = ora({
    stream: process.stderr,
    isEnabled: isTerminal,
    isSilent: !isTerminal,
    discardStdin: false,
  })
  const say = (what: string): void => {
    if (line.isSpinning) line.text = what
    else line.start(what)
  }
  const stopListening = onStage(say)
  return {
    say,
    end: () => {
      stopListening()
      line.stop()
    },
  }
}
