import { z } from 'zod'
import { citation, localized } from '#contract'

/** What is offered of its own accord to whom the rules of a matter would grant it. */
export const definition = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.int().min(1),
  /** Its rules find the people; they are the same that decide when one of them files. */
  matter: z.string(),
  says: localized,
  /** What lets government use the libraries for this (个人信息保护法第十三条第一款第三项). */
  basis: citation,
})
export type Definition = z.infer<typeof definition>
