// A list of which the first stand at once and more on request.
import { Button } from '@fluentui/react-components'
import { type ReactNode, useRef, useState } from 'react'

const AT_ONCE = 20

export interface MoreListProps<Item> {
  readonly items: readonly Item[]
  /** For the button: `changed lines`. */
  readonly what: string
  readonly children: (item: Item) => ReactNode
}

export function MoreList<Item>({ items, what, children }: MoreListProps<Item>) {
  const [shown, setShown] = useState(AT_ONCE)
  const list = useRef<HTMLUListElement>(null)
  const left = items.length - shown
  const showMore = (): void => {
    setShown(shown + AT_ONCE)
    // The button may go: whoever reads on goes on where the list did.
    list.current?.focus()
  }
  return (
    <>
      <ul ref={list} className="rows" tabIndex={-1} aria-label={what}>
        {items.slice(0, shown).map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never moves, and nothing else tells its items apart.
          <li key={index}>{children(item)}</li>
        ))}
      </ul>
      {left > 0 && (
        <Button size="small" onClick={showMore}>
          {`Show ${moreOf(left)} ${what}`}
        </Button>
      )}
    </>
  )
}

function moreOf(left: number): string {
  return left <= AT_ONCE ? `${left} more` : `${AT_ONCE} more of ${left.toLocaleString()}`
}
