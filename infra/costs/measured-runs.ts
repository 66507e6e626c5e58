// What a day's run and summary are in the store, measured: test/infra/costs/print-measured-runs.ts publishes two of each of
// the benchmark's world on the embedded DynamoDB, which counts units as AWS bills them, and prints these objects.

export interface MeasuredRun {
  readonly tenants: number
  /** Of one run. */
  readonly items: number
  /** Names, keys and values of all its items. */
  readonly bytes: number
  /** Of a day's job: its run is written, and the items of the day before are written again with the mark to expire. */
  readonly writeUnitsADay: number
  /** Of a day's job: its run is read back and verified, and the run of the day before is read to be marked. */
  readonly readUnitsADay: number
  readonly gridTenants: number
  /** Of a request that asks for so many tenants: each month of it. */
  readonly readUnitsAGridMonth: number
  /** Of a closed month, compressed: its inputs, and the copy of its run. */
  readonly archivedBytes: number
  readonly summaryItems: number
  readonly summaryBytes: number
  /** Of a day's summary, as of a day's run. */
  readonly summaryWriteUnits: number
  /** Of a day's summary, without the cost runs that it stands on. */
  readonly summaryReadUnits: number
  /** Of a summary: each month whose cost run it reads. */
  readonly readUnitsAHistoryMonth: number
}

export const MEASURED_RUNS: readonly MeasuredRun[] = [
  {
    tenants: 1_000,
    items: 2_051,
    bytes: 2_475_362,
    writeUnitsADay: 6_508,
    readUnitsADay: 1_237,
    gridTenants: 50,
    readUnitsAGridMonth: 54,
    archivedBytes: 1_581_760,
    summaryItems: 1_056,
    summaryBytes: 4_928_744,
    summaryWriteUnits: 11_178,
    summaryReadUnits: 2_442,
    readUnitsAHistoryMonth: 256,
  },
  {
    tenants: 20_000,
    items: 40_071,
    bytes: 49_060_809,
    writeUnitsADay: 126_854,
    readUnitsADay: 24_088,
    gridTenants: 50,
    readUnitsAGridMonth: 54,
    archivedBytes: 32_704_317,
    summaryItems: 20_446,
    summaryBytes: 95_197_487,
    summaryWriteUnits: 216_393,
    summaryReadUnits: 46_584,
    readUnitsAHistoryMonth: 4_728,
  },
]
