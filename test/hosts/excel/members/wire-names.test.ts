// The names that Microsoft's own client puts into its messages are read from its source, which keeps them readable.
import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { classOf } from './catalogue.ts'

const client = '../../../../node_modules/@microsoft/office-js/dist/excel-win32-16.01.debug.js'
const source = readFileSync(new URL(client, import.meta.url), 'utf8')

/** Of every property with a value, and of every navigation and method that goes by name: an indexer has none. */
function* sentNames(): Generator<{ className: string; name: string; sent: string }> {
  const ofExcel = source.slice(source.indexOf('var _hostName = "Excel"'))
  for (const chunk of ofExcel.split('"_className", {').slice(1)) {
    const className = /return "(\w+)/.exec(chunk)?.[1] ?? ''
    const names = listAfter(chunk, '_scalarPropertyNames')
    const sent = listAfter(chunk, '_scalarPropertyOriginalNames')
    for (const [at, name] of names.entries()) yield { className, name, sent: sent[at] ?? '' }
    for (const [, name = '', body = ''] of chunk.matchAll(
      /\.prototype(?:, "|\.)(\w+)"?(?:,| =)([\s\S]*?)(?=\.prototype[,.]|$)/g,
    )) {
      const call = /_(?:createMethodObject|createPropertyObject|invokeMethod)\((?:[\w.]+, )?this, "(\w+)"/
      const named = call.exec(body)?.[1]
      if (named) yield { className, name, sent: named }
    }
  }
}

function listAfter(chunk: string, property: string): string[] {
  return JSON.parse(new RegExp(`"${property}"[^[]*return (\\[[^\\]]*\\])`).exec(chunk)?.[1] ?? '[]')
}

test("members have the names that Microsoft's client sends", () => {
  const known = [...sentNames()].flatMap(({ className, name, sent }) => {
    const member = classOf(className)?.members.get(name)
    return member ? [{ member: `${className}.${name}`, sent, wireName: member.wireName }] : []
  })
  expect(known.filter(({ sent, wireName }) => sent !== wireName)).toEqual([])
  expect(known.length).toBeGreaterThan(1500)
})
