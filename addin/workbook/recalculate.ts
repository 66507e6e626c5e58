// Lets Excel calculate every formula anew, also those whose cells it takes for settled.

export async function recalculate(): Promise<void> {
  await Excel.run(async (context) => {
    context.workbook.application.calculate(Excel.CalculationType.full)
    await context.sync()
  })
}
