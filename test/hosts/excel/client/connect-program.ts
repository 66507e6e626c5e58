// Gives a program the globals that office.js gives it, connected to a host. In a page this runs in the program's own frame,
// as office.js does, so that what the program makes is of the same kind as what the library expects.
import type { World } from '../world.ts'
import { type CustomFunction, evaluateLibrary, type OfficeClient } from './evaluate-library.ts'
import { extendLibrary } from './extend-library.ts'
import { libraryFile } from './library-files.ts'
import { type OfficeGlobals, type OfficeState, officeGlobals } from './office-globals.ts'
import { connectSession } from './session.ts'
import { watchProgram } from './watch-program.ts'

export interface ProgramGlobals extends OfficeClient {
  readonly Office: typeof Office
  readonly OfficeRuntime: typeof OfficeRuntime
  /** `fetch` as the browser's, with every request in the ledger. */
  readonly fetch: typeof fetch
}

export interface ConnectedProgram {
  readonly globals: ProgramGlobals
  readonly office: OfficeState
}

/**
 * @param librarySource the text of one of Microsoft's library files, by its path in the package
 * @param fetching what carries requests; the ledger counts them
 */
export function connectProgram(
  world: World,
  librarySource: (path: string) => string,
  fetching?: typeof fetch,
): ConnectedProgram {
  const globals = officeGlobals(world.host)
  const client = evaluateLibrary(librarySource(libraryFile(world.host.platform)), globals.office)
  return connectClient(world, client, globals, fetching)
}

/** As {@link connectProgram}, for a library that is loaded already, as a page does it by a script. */
export function connectClient(
  world: World,
  library: OfficeClient,
  { office, officeRuntime, state }: OfficeGlobals,
  fetching: typeof fetch = fetch,
): ConnectedProgram {
  const client = withAssociate(library)
  extendLibrary(client)
  connectSession(client, world)
  watchProgram(client, world)
  const globals: ProgramGlobals = {
    ...client,
    Office: office as typeof Office,
    OfficeRuntime: officeRuntime as typeof OfficeRuntime,
    fetch: countedFetch(world, fetching),
  }
  return { globals, office: state }
}

/** What office.js itself adds to the library that it loads: https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-json#associating-function-names-with-json-metadata */
function withAssociate(client: OfficeClient): OfficeClient {
  const mappings: Record<string, CustomFunction> = client.CustomFunctionMappings ?? {}
  const associate = (ids: string | Record<string, CustomFunction>, implementation?: CustomFunction) =>
    void Object.assign(mappings, typeof ids === 'string' ? { [ids.toUpperCase()]: implementation } : ids)
  return {
    ...client,
    CustomFunctions: Object.assign(Object.create(client.CustomFunctions), { associate }),
    CustomFunctionMappings: mappings,
  }
}

function countedFetch({ ledger }: World, fetching: typeof fetch): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    const bytesSent = request.body ? (await request.clone().arrayBuffer()).byteLength : 0
    const entry = ledger.request({ method: request.method, url: request.url, bytesSent })
    const answer = await ledger.watch(`${request.method} ${request.url}`, fetching(request))
    entry.status = answer.status
    // Counted from a copy, so that a body that never ends keeps the program waiting and not the count.
    answer
      .clone()
      .arrayBuffer()
      .then(({ byteLength }) => {
        entry.bytesReceived = byteLength
      })
      .catch(() => undefined)
    return answer
  }
}
