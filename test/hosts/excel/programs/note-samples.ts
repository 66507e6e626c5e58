// Microsoft's samples on notes and comments, anew.
import { newSheet, type Sample } from './sample.ts'

export const NOTE_SAMPLES: readonly Sample[] = [
  {
    path: '12-comments-and-notes/excel-note-basics',
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const created = newSheet(context, 'Remarks')
        created.getRange('A1').select()
        await context.sync()
        context.workbook.notes.add(context.workbook.getSelectedRange(), 'Checked on Monday')
        const sheet = context.workbook.worksheets.getItem('Remarks')
        sheet.notes.add('A2', 'To be removed')
        await context.sync()
        const first = sheet.notes.getItem('A1')
        first.load()
        await context.sync()
        const before = [first.content, first.visible]
        first.visible = true
        const note = sheet.notes.getItemAt(0)
        note.content = 'Checked on Tuesday'
        note.height = 200
        note.width = 400
        sheet.notes.getItem('A2').delete()
        const count = sheet.notes.getCount()
        note.load('content, visible, height, width')
        await context.sync()
        return [before, note.content, note.visible, note.height, note.width, count.value]
      }),
    shows: [['Checked on Monday', false], 'Checked on Tuesday', true, 200, 400, 1],
  },
  {
    path: '12-comments-and-notes/comment-basics',
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const created = newSheet(context, 'Remarks')
        created.getRange('A1').select()
        await context.sync()
        context.workbook.comments.add(context.workbook.getSelectedRange(), 'Which plane?')
        const sheet = context.workbook.worksheets.getItem('Remarks')
        sheet.comments.add('A2', 'Which day?')
        await context.sync()
        const second = context.workbook.comments.getItemByCell('Remarks!A2')
        second.load(['authorEmail', 'authorName', 'creationDate'])
        await context.sync()
        const told = [
          second.authorEmail !== '',
          second.authorName !== '',
          second.creationDate instanceof Date,
        ]
        const first = sheet.comments.getItemAt(0)
        first.content = 'Which plane, please?'
        context.workbook.comments.getItemByCell('Remarks!A2').delete()
        first.load('content')
        const count = sheet.comments.getCount()
        await context.sync()
        return [told, first.content, count.value]
      }),
    shows: [[true, true, true], 'Which plane, please?', 1],
  },
]
