import type { LineFault } from '#platform/tabular'
import { widthOf } from './table.ts'

/** Faulty lines as people read them: place, reason in both languages; the first of very many. */
export function faultLines(faults: readonly LineFault[], shown = 100): string[] {
  const places = faults.slice(0, shown).map(({ file, line, words }) => ({ at: `${file}:${line}`, words }))
  const width = Math.max(0, ...places.map(({ at }) => widthOf(at)))
  const lines = places.flatMap(({ at, words }) => [
    `  ${at}${' '.repeat(width - widthOf(at))}  ${words.zh}`,
    `  ${' '.repeat(width)}  ${words.en}`,
  ])
  return faults.length > shown ? [...lines, `  … and ${faults.length - shown} more`] : lines
}

/** Faults as a CSV that a spreadsheet opens (UTF-8 with a mark). */
export function faultsAsCsv(faults: readonly LineFault[]): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const rows = faults.map(({ file, line, words }) =>
    [quoted(file), line, quoted(words.zh), quoted(words.en)].join(','),
  )
  return `\uFEFF${['file,line,原因,reason', ...rows].join('\r\n')}\r\n`
}
