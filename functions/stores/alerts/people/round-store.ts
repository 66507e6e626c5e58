// The rounds of review digests: which review was begun to be told, and up to when. The first start of a round says its end,
// and every later one of the same round sends the same.
import type { FiguresTable } from '../../figures-table.ts'
import type { ItemKey } from '../../runs/keys.ts'
import { putOnce, readItem } from '../../versioned-item.ts'

interface StoredRound {
  readonly through: string
}

export interface RoundStore {
  /** The end of the round that was begun; null before. @param period `YYYY-MM` or `YYYY-Qn` */
  read(period: string): Promise<string | null>
  /** @param through ISO 8601 @returns the end that stands: that of the first start */
  begin(period: string, through: string): Promise<string>
}

export function roundStore(table: FiguresTable): RoundStore {
  const read = async (period: string) =>
    (await readItem<StoredRound>(table, roundKey(period)))?.through ?? null
  return {
    read,
    begin: async (period, through) => {
      await putOnce(table, roundKey(period), { through })
      return (await read(period)) ?? through
    },
  }
}

function roundKey(period: string): ItemKey {
  return { pk: 'PERSON#ROUNDS', sk: period }
}
