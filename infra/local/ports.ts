// Which ports the embedded engines listen on: the usual ones, or those that environment variables name. An error
// about a port says which engine wanted it and which variable chooses another.
import { once } from 'node:events'
import type { Server } from 'node:net'
import { codeOf } from './error-code.ts'

/** Only this machine may talk to the embedded engines: the stores check no password, the issuer believes any name. */
export const loopback = '127.0.0.1'

export const engines = {
  postgres: { title: 'Postgres', variable: 'PENGUIN_POSTGRES_PORT', usualPort: 5499 },
  dynamoDb: { title: 'DynamoDB', variable: 'PENGUIN_DYNAMODB_PORT', usualPort: 8099 },
  s3: { title: 'S3', variable: 'PENGUIN_S3_PORT', usualPort: 9099 },
  api: { title: 'figures API', variable: 'PENGUIN_API_PORT', usualPort: 8088 },
  oidc: { title: 'OIDC issuer', variable: 'PENGUIN_OIDC_PORT', usualPort: 8089 },
  excel: { title: 'workbook to try', variable: 'PENGUIN_EXCEL_PORT', usualPort: 8090 },
  postHog: { title: 'PostHog', variable: 'PENGUIN_POSTHOG_PORT', usualPort: 8091 },
  mailbox: { title: 'mailbox', variable: 'PENGUIN_MAILBOX_PORT', usualPort: 8092 },
} as const

export type Engine = keyof typeof engines

/** Where the stores listen: all that a command needs which ends by itself. */
export type Ports = Readonly<Record<'postgres' | 'dynamoDb' | 's3' | 'postHog', number>>

/** Where everything listens that `npm start` starts: the stores, the API, whoever issues its tokens, the workbook, the mailbox. */
export type AllPorts = Readonly<Record<Engine, number>>

/** Each port from its variable (PENGUIN_POSTGRES_PORT, PENGUIN_API_PORT, ...), else the usual one. */
export function portsFromEnvironment(environment: Readonly<Record<string, string | undefined>>): AllPorts {
  const ports = {
    postgres: portOf('postgres', environment),
    dynamoDb: portOf('dynamoDb', environment),
    s3: portOf('s3', environment),
    api: portOf('api', environment),
    oidc: portOf('oidc', environment),
    excel: portOf('excel', environment),
    postHog: portOf('postHog', environment),
    mailbox: portOf('mailbox', environment),
  }
  refuseSharedPort(ports)
  return ports
}

function portOf(engine: Engine, environment: Readonly<Record<string, string | undefined>>): number {
  const { variable, usualPort, title } = engines[engine]
  const text = environment[variable]?.trim()
  if (text === undefined || text === '') return usualPort
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(port >= 1 && port <= 65_535)) {
    throw new Error(
      `${variable} is "${text}", but the port of ${title} must be a whole number from 1 to 65535: ` +
        `set it to a free port, or unset it to use ${usualPort}.`,
    )
  }
  return port
}

function refuseSharedPort(ports: AllPorts): void {
  const engineOfPort = new Map<number, Engine>()
  for (const engine of Object.keys(engines) as Engine[]) {
    const other = engineOfPort.get(ports[engine])
    if (other !== undefined) {
      throw new Error(
        `Port ${ports[engine]} is given to both ${engines[other].title} and ${engines[engine].title}: ` +
          `set ${engines[other].variable} or ${engines[engine].variable} to another free port.`,
      )
    }
    engineOfPort.set(ports[engine], engine)
  }
}

/** Listens on the loopback address; port 0 asks the operating system for any free one. Answers with the port. */
export async function listenOnLoopback(server: Server, engine: Engine, port: number): Promise<number> {
  try {
    server.listen({ port, host: loopback })
    await once(server, 'listening')
  } catch (error) {
    throw portRefused(engine, port, error)
  }
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : port
}

/** The error of a listen call as a sentence for the person who starts the system; any other error as it is. */
export function portRefused(engine: Engine, port: number, error: unknown): unknown {
  const { title, variable } = engines[engine]
  const remedy = `set ${variable} to a free port and start again.`
  if (codeOf(error) === 'EADDRINUSE') {
    return new Error(
      `Port ${port}, where the embedded ${title} should listen, is taken by another program: stop that program, or ${remedy}`,
      { cause: error },
    )
  }
  if (codeOf(error) === 'EACCES') {
    return new Error(
      `Port ${port}, where the embedded ${title} should listen, is not open to this user: ${remedy}`,
      {
        cause: error,
      },
    )
  }
  return error
}
