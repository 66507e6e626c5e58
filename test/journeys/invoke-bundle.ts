// Runs a deployed bundle as Lambda does: in a process that has nothing else, with its configuration in the environment.
// Reads a list of events from standard input and prints what the handler answered to each, or the error it threw.
import { execFile } from 'node:child_process'
import { tmpdir } from 'node:os'

export interface Invocation {
  readonly answer?: Record<string, unknown>
  readonly error?: { readonly name: string; readonly message: string }
}

const PROGRAM = `
const { handler } = await import(process.argv[1])
const chunks = []
for await (const chunk of process.stdin) chunks.push(chunk)
const outcomes = []
for (const event of JSON.parse(Buffer.concat(chunks).toString())) {
  const context = { awsRequestId: crypto.randomUUID(), functionName: 'bundle', getRemainingTimeInMillis: () => 60000 }
  outcomes.push(await handler(event, context).then(
    (answer) => ({ answer }),
    ({ name, message }) => ({ error: { name, message } }),
  ))
}
process.stdout.write(JSON.stringify(outcomes))
`

export function invokeBundle(
  file: string,
  events: readonly unknown[],
  environment: Readonly<Record<string, string>>,
): Promise<Invocation[]> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      ['--enable-source-maps', '--input-type=module', '-e', PROGRAM, file],
      { cwd: tmpdir(), env: { POWERTOOLS_LOG_LEVEL: 'SILENT', ...environment }, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) =>
        error === null
          ? resolve(JSON.parse(stdout) as Invocation[])
          : reject(new Error(`${error.message}\n${stderr}`)),
    )
    child.stdin?.end(JSON.stringify(events))
  })
}
