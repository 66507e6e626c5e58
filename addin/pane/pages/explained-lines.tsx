// The lines of a figure: month by month where it has several, part by part, each resource with its share, and each server's IPs behind it.
import type { ExplainedCellLine } from '../../desk/desk.ts'
import { counted, money } from '../shown/in-words.ts'

export function ExplainedLines({ lines }: { lines: readonly ExplainedCellLine[] }) {
  const parts = [...new Set(lines.map(headingOf))]
  return (
    <ul className="tree">
      {parts.map((part) => (
        <li key={part}>
          <p className="row-title">{part}</p>
          <ul>
            {lines.map(
              (line, index) =>
                headingOf(line) === part && (
                  // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells two lines of a resource apart, and they never move.
                  <li key={index}>
                    <Line line={line} />
                  </li>
                ),
            )}
          </ul>
        </li>
      ))}
    </ul>
  )
}

function headingOf({ month, part }: ExplainedCellLine): string {
  return month === null ? part : `${month}, ${part}`
}

function Line({ line }: { line: ExplainedCellLine }) {
  const { resource, vendor, resourceCents, share, amountCents, remark, ips } = line
  return (
    <>
      <p className="sum">
        <span>{vendor === null ? resource : `${resource}, ${vendor}`}</span>
        <span>{money(amountCents)}</span>
      </p>
      <p className="quiet">{resourceCents === null ? share : `${money(resourceCents)} in all: ${share}`}</p>
      {remark !== '' && <p className="quiet">{remark}</p>}
      {ips.length > 0 && (
        <details>
          <summary>{counted(ips.length, 'IP')}</summary>
          <ul>
            {ips.map((ip) => (
              <li key={ip.address}>
                {ip.address} <span className="quiet">{ip.share}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
