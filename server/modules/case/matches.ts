import type { Read } from '#platform/database'

/** The condition that a case `c` is the one of this number (whole, or its last twelve characters) or that its applicant's name holds the text. */
export function matchesText(read: Read, q: string) {
  // A condition on the number or the name could use the index of neither.
  if (isNumber(q)) return read`(c.number = ${q} or right(c.number, 12) = ${q})`
  return read`c.subject_name like ${`%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`}`
}

/** The answers of a case `c` of work that officers filed; those of services stay where they are. */
export function workAnswers(read: Read) {
  return read`case when c.channel = 'internal' then c.state -> 'answers' end as answers`
}

/** The end of a number is its day and sequence: digits; a name of twelve Latin capitals and digits has not so many of these. */
export function isNumber(q: string): boolean {
  return /^[0-9A-Z]{0,40}\d{12}$/.test(q)
}
