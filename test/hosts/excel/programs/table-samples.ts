// Microsoft's samples on tables, anew.
import { newSheet, read, type Sample } from './sample.ts'

const HEADER = ['Date', 'Supplier', 'Kind', 'Amount']
const ROWS = [
  ['3/1/2026', 'Northern Fuel', 'Fuel', '$900'],
  ['3/2/2026', 'Blue Hangars', 'Rent', '$120'],
  ['3/7/2026', 'Northern Fuel', 'Fuel', '$60'],
  ['3/8/2026', 'Tasty Trays', 'Catering', '$40'],
]
const serials = [46_082, 46_083, 46_088, 46_089]
const amounts = [900, 120, 60, 40]
const VALUES = ROWS.map(([, supplier, kind], row) => [serials[row], supplier, kind, amounts[row]])

function costs(context: Excel.RequestContext) {
  const sheet = newSheet(context)
  const table = sheet.tables.add('A1:D1', true)
  table.name = 'CostsTable'
  table.getHeaderRowRange().values = [HEADER]
  table.rows.add(null as never, ROWS)
  sheet.getUsedRange().format.autofitColumns()
  sheet.getUsedRange().format.autofitRows()
  return { sheet, table }
}

async function costsThere(context: Excel.RequestContext) {
  costs(context)
  await context.sync()
  const sheet = context.workbook.worksheets.getItem('Sample')
  return { sheet, table: sheet.tables.getItem('CostsTable') }
}

export const TABLE_SAMPLES: readonly Sample[] = [
  {
    path: '46-table/create-table',
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const { table } = costs(context)
        table.load('name, showHeaders')
        const { address, values, text } = await read(table.getRange(), 'address', 'values', 'text')
        return [table.name, table.showHeaders, address, values, text[1]]
      }),
    shows: [
      'CostsTable',
      true,
      'Sample!A1:D5',
      [HEADER, ...VALUES],
      ['3/1/2026', 'Northern Fuel', 'Fuel', '$900'],
    ],
  },
  {
    path: '46-table/add-rows-and-columns-to-a-table',
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const { table } = await costsThere(context)
        table.columns.add(null as never, [['Day'], ['Sunday'], ['Monday'], ['Saturday'], ['Sunday']])
        const weekend = '=IF(WEEKDAY([DATE],2)>5,"Weekend","Weekday")'
        table.columns.add(null as never, [['Type'], [weekend], [weekend], [weekend], [weekend]])
        await context.sync()
        table.rows.add(null as never, [['3/9/2026', 'Blue Hangars', 'Rent', '$121', 'Monday', weekend]])
        const { address, values } = await read(table.getRange(), 'address', 'values')
        return [address, values.map((row) => row.slice(3))]
      }),
    shows: [
      'Sample!A1:F6',
      [
        ['Amount', 'Day', 'Type'],
        [900, 'Sunday', 'Weekend'],
        [120, 'Monday', 'Weekday'],
        [60, 'Saturday', 'Weekend'],
        [40, 'Sunday', 'Weekend'],
        [121, 'Monday', 'Weekday'],
      ],
    ],
  },
  {
    path: '46-table/convert-range-to-table',
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const sheet = newSheet(context)
        sheet.getRange('A1:D5').values = [HEADER, ...ROWS]
        sheet.getRange('A1:D1').format.font.bold = true
        await context.sync()
        const table = sheet.tables.add('A1:D5', true)
        table.name = 'ConvertedTable'
        const columns = table.columns.load('items/name')
        const rows = table.rows.getCount()
        await context.sync()
        return [columns.items.map(({ name }) => name), rows.value]
      }),
    shows: [HEADER, 4],
  },
  {
    path: '46-table/filter-data',
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const { table } = await costsThere(context)
        table.columns.getItem('Amount').filter.apply({
          filterOn: Excel.FilterOn.dynamic,
          dynamicCriteria: Excel.DynamicFilterCriteria.belowAverage,
        })
        table.columns.getItem('Kind').filter.apply({
          filterOn: Excel.FilterOn.values,
          values: ['Fuel', 'Catering'],
        })
        const filtered = table.getDataBodyRange().getVisibleView().load('values')
        await context.sync()
        const below = filtered.values
        table.clearFilters()
        const all = table.getDataBodyRange().getVisibleView().load('rowCount')
        await context.sync()
        return [below, all.rowCount]
      }),
    shows: [[VALUES[2], VALUES[3]], 4],
  },
  {
    path: '46-table/get-visible-range-of-a-filtered-table',
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const { table } = await costsThere(context)
        table.columns.getItem('Amount').filter.apply({
          filterOn: Excel.FilterOn.dynamic,
          dynamicCriteria: Excel.DynamicFilterCriteria.belowAverage,
        })
        const visible = table.getDataBodyRange().getVisibleView().load('values')
        const { values } = await read(table.getDataBodyRange(), 'values')
        return [visible.values, values]
      }),
    shows: [VALUES.slice(1), VALUES],
  },
  {
    path: '46-table/formatting',
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const { sheet, table } = await costsThere(context)
        table.getHeaderRowRange().format.fill.color = '#102030'
        table.getDataBodyRange().format.fill.color = '#AABBCC'
        table.rows.getItemAt(1).getRange().format.fill.color = '#FFEE00'
        table.columns.getItemAt(0).getDataBodyRange().format.fill.color = '#EE8866'
        await context.sync()
        const colors = ['A1', 'B2', 'B3', 'A3'].map((cell) => sheet.getRange(cell).format.fill.load('color'))
        await context.sync()
        return colors.map(({ color }) => color)
      }),
    shows: ['#102030', '#AABBCC', '#FFEE00', '#EE8866'],
  },
  {
    path: '46-table/get-data-from-table',
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const { sheet, table } = await costsThere(context)
        const header = table.getHeaderRowRange().load('values')
        const body = table.getDataBodyRange().load('values')
        const suppliers = table.columns.getItem('SUPPLIER').getDataBodyRange().load('values')
        const second = table.rows.getItemAt(1).load('values')
        await sheet.context.sync()
        sheet.getRange('A8:D8').values = second.values
        sheet.getRange('A10:D10').values = header.values
        sheet.getRange('A11:D14').values = body.values
        sheet.getRange('F11:F14').values = suppliers.values
        const { values } = await read(sheet.getRange('A8:F14'), 'values')
        return [values[0], values[2], values.slice(3).map((row) => row[5])]
      }),
    shows: [
      [...(VALUES[1] ?? []), '', ''],
      [...HEADER, '', ''],
      ['Northern Fuel', 'Blue Hangars', 'Northern Fuel', 'Tasty Trays'],
    ],
  },
  {
    path: '46-table/import-json-data',
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const received = ROWS.map(([date, supplier, kind, amount]) => ({ date, supplier, kind, amount }))
        const sheet = newSheet(context)
        const table = sheet.tables.add('A1:D1', true)
        table.getHeaderRowRange().values = [HEADER]
        const rows = received.map(({ date, supplier, kind, amount }) => [date, supplier, kind, amount])
        table.rows.add(null as never, rows as string[][])
        sheet.getUsedRange().format.autofitColumns()
        return (await read(table.getDataBodyRange(), 'values')).values
      }),
    shows: VALUES,
  },
  {
    path: '46-table/resize-table',
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const { table } = await costsThere(context)
        table.resize('A1:D20')
        const { address } = await read(table.getRange(), 'address')
        const rows = table.rows.getCount()
        await context.sync()
        return [address, rows.value]
      }),
    shows: ['Sample!A1:D20', 19],
  },
  {
    path: '46-table/sort-data',
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const { table } = await costsThere(context)
        table.sort.apply([{ key: 3, ascending: true }])
        return (await read(table.getDataBodyRange(), 'values')).values
      }),
    shows: VALUES.toReversed(),
  },
]
