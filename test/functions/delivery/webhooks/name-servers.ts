// A name server on this machine: it answers what a test says, or stays silent.
import { createSocket } from 'node:dgram'
import { once } from 'node:events'

const TYPES: Readonly<Record<number, 'A' | 'AAAA'>> = { 1: 'A', 28: 'AAAA' }

/** @param answer the bytes of an address; `none` where there is none of that kind, `silent` for no answer at all */
export async function startNameServer(
  answer: (host: string, kind: 'A' | 'AAAA') => readonly number[] | 'none' | 'silent',
): Promise<{ readonly server: string; stop(): void }> {
  const socket = createSocket('udp4')
  socket.on('message', (asked, { port, address }) => {
    const labels: string[] = []
    let at = 12
    for (; asked[at]; at += 1 + (asked[at] ?? 0))
      labels.push(asked.toString('latin1', at + 1, at + 1 + (asked[at] ?? 0)))
    const type = asked.readUInt16BE(at + 1)
    const found = answer(labels.join('.'), TYPES[type] ?? 'A')
    if (found === 'silent') return
    const bytes = found === 'none' ? [] : [0xc0, 12, 0, type, 0, 1, 0, 0, 0, 0, 0, found.length, ...found]
    const head = Buffer.from(asked.subarray(0, 12))
    // An answer, of a server that asks others; one question, so many answers, nothing else.
    for (const [index, word] of [0x8180, 1, found === 'none' ? 0 : 1, 0, 0].entries())
      head.writeUInt16BE(word, 2 + 2 * index)
    socket.send(Buffer.concat([head, asked.subarray(12, at + 5), Buffer.from(bytes)]), port, address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return { server: `127.0.0.1:${socket.address().port}`, stop: () => void socket.close() }
}
