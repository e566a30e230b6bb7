/** The text of a cell as people mean it: without the spaces around it, full-width ones among them, inner runs as one. */
export function cleanCell(text: string): string {
  return text.replace(/[\s\u3000\u00A0]+/g, ' ').trim()
}

/** Whether a text may be kept and shown: no control characters (Unicode Cc), no half of a character, nothing invisible that turns the writing direction. */
export function isPlainText(text: string): boolean {
  return text.isWellFormed() && !/[\p{Cc}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u.test(text)
}

/** A day as tables write it: 2024-03-01, 2024/3/1, 20240301, 2024年3月1日; undefined where there is no such day between 1900 and 2199. */
export function dateInCell(text: string): Temporal.PlainDate | undefined {
  const [, year, month, day] = FORMS.map((form) => form.exec(text)).find((found) => found) ?? []
  if (!year || !month || !day) return undefined
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    )
  } catch {
    return undefined
  }
}

const FORMS = [
  /^((?:19|20|21)\d\d)-(\d\d?)-(\d\d?)$/,
  /^((?:19|20|21)\d\d)\/(\d\d?)\/(\d\d?)$/,
  /^((?:19|20|21)\d\d)\.(\d\d?)\.(\d\d?)$/,
  /^((?:19|20|21)\d\d)(\d\d)(\d\d)$/,
  /^((?:19|20|21)\d\d)年(\d\d?)月(\d\d?)日$/,
]
