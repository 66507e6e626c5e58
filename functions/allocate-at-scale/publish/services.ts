// What the last step works with; made once, outside the handler.
import type { StoreConfiguration } from '../../runtime/config.ts'
import type { FiguresTable } from '../../stores/figures-table.ts'
import type { ShardObjects } from '../../stores/shards/shard-objects.ts'

export interface PublishServices {
  readonly configuration: StoreConfiguration & { readonly RUN_RETENTION_DAYS: number }
  readonly table: FiguresTable
  readonly shards: ShardObjects
  /** Epoch milliseconds. */
  clock(): number
}
