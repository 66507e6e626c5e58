// The meta of an answer that came in pages: as good as the worst of them, since each speaks of its own rows.
import type { Meta, SummaryOfPeriod } from '../../shared/contract/api/envelope.ts'

type Quality = Meta['data_quality']

const WORST_FIRST: readonly Quality[] = ['stale', 'partial']

/** @param metas of every page, the first one first */
export function metaOfPages(metas: readonly [Meta, ...Meta[]]): Meta {
  const [first] = metas
  const { summaries } = first
  return {
    ...first,
    data_quality: worstOf(metas.map((meta) => meta.data_quality)),
    data_sources_limited: union(metas.map((meta) => meta.data_sources_limited)),
    ...(summaries !== undefined && {
      summaries: Object.fromEntries(
        Object.entries(summaries).map(([period, summary]) => [
          period,
          summaryOfPages(period, summary, metas),
        ]),
      ),
    }),
  }
}

function summaryOfPages(period: string, summary: SummaryOfPeriod, metas: readonly Meta[]): SummaryOfPeriod {
  const all = metas.flatMap(({ summaries }) => summaries?.[period] ?? [])
  return {
    ...summary,
    quality: worstOf(all.map(({ quality }) => quality)),
    data_sources_limited: union(all.map((each) => each.data_sources_limited)),
  }
}

function worstOf(qualities: readonly Quality[]): Quality {
  return WORST_FIRST.find((quality) => qualities.includes(quality)) ?? 'complete'
}

function union(lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())]
}
