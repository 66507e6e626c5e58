// Which process a number stands for. A process id is used again after a restart (in a container nearly always), so
// a file that names one must not be believed before this says that it is still the same process.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * A text that only this one process has: when it started, as the system tells it. Null when no process with this id
 * runs; a zombie (dead, not yet collected by its parent) does not run.
 */
export function processMark(processId: number): string | null {
  if (process.platform === 'linux') {
    const stat = readOrNull(`/proc/${processId}/stat`)
    if (stat === null) return null
    // The second field, the name, may itself hold spaces and brackets: count from the last bracket.
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (state === 'Z' || state === 'X') return null
    const bootId = readOrNull('/proc/sys/kernel/random/boot_id')?.trim()
    return `${bootId} ${rest[18]}`
  }
  if (process.platform === 'win32') {
    return askSystem('powershell.exe', windowsQuery(processId, '$_.CreationDate.Ticks'))
  }
  const answer = askSystem('ps', ['-p', String(processId), '-o', 'stat=,lstart='])
  return answer === null || answer.startsWith('Z') ? null : answer.replace(/^\S+\s+/, '')
}

/** The command line of a process, its arguments parted by single spaces; null when no such process runs. */
export function processCommand(processId: number): string | null {
  if (process.platform === 'linux') {
    return readOrNull(`/proc/${processId}/cmdline`)?.replaceAll('\0', ' ').trim() || null
  }
  if (process.platform === 'win32') {
    return askSystem('powershell.exe', windowsQuery(processId, '$_.CommandLine'))
  }
  return askSystem('ps', ['-ww', '-p', String(processId), '-o', 'args='])
}

function windowsQuery(processId: number, expression: string): string[] {
  const query = `Get-CimInstance Win32_Process -Filter "ProcessId=${processId}" | ForEach-Object { ${expression} }`
  return ['-NoProfile', '-NonInteractive', '-Command', query]
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

function askSystem(command: string, args: readonly string[]): string | null {
  try {
    const answer = execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    return answer.trim() || null
  } catch {
    return null
  }
}
