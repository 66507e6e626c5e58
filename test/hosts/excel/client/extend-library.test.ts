// No member of Excel's is silently missing from what a program gets: it is there, and the host or the library refuses it.
import { expect, test } from '@jest/globals'
import { classNames, classOf } from '../members/catalogue.ts'
import { evaluateLibrary } from './evaluate-library.ts'
import { extendLibrary } from './extend-library.ts'
import { libraryFile } from './library-files.ts'
import { readLibrary } from './read-library-node.ts'

test.each(['OfficeOnline', 'PC', 'Mac'] as const)('on %s every declared member is there', (platform) => {
  const client = evaluateLibrary(readLibrary(libraryFile(platform)), {})
  extendLibrary(client)
  const classes = client.Excel as unknown as Record<string, { prototype: object }>
  const missing = classNames().flatMap((name) => {
    const members = [...(classOf(name)?.members.values() ?? [])]
    const ofObjects = members.filter((member) => member.kind !== 'method' || !member.static)
    const { prototype } = classes[name] ?? { prototype: {} }
    return ofObjects.filter((member) => !(member.name in prototype)).map((member) => `${name}.${member.name}`)
  })
  expect(missing).toEqual([])
})
