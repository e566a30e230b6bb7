import { z } from 'zod'
import { localized } from './text.ts'

export const inputs = ['text', 'long-text', 'number', 'date', 'choice', 'phone', 'yes-no', 'choices'] as const

const option = z.strictObject({ value: z.string(), label: localized })

/** One field: what it shows, where its value comes from, and how a declared value is compared with the source. */
export const field = z.strictObject({
  label: localized,
  hint: localized.optional(),
  input: z.enum(inputs),
  /**
   * A registered source and its path: `registry:population/name` reads the subject's record,
   * `registry:social-insurance/cards` a list to choose from, `account:phone` the account of who files.
   * A field with a source is prefilled and never typed unless the source has nothing.
   */
  source: z
    .string()
    .regex(/^[a-z-]+:[\w/.-]+$/)
    .optional(),
  /** Whose record the source reads: who the filing is for, or who files it. */
  of: z.enum(['subject', 'filer']).default('subject'),
  /** Choices: written out, or taken from a source that gives a list of objects; `where` is a ZEN expression over one of them. */
  options: z
    .union([
      z.array(option),
      z.strictObject({
        source: z.string(),
        value: z.string(),
        label: z.string(),
        detail: z.string().optional(),
        where: z.string().optional(),
      }),
    ])
    .optional(),
  /** `locked` shows the source's value and cannot be changed; `declared` may be changed and is then compared. */
  entry: z.enum(['locked', 'declared', 'asked']).default('asked'),
  /** How the declared value is compared with the source: `exact`, or `text` (spaces and width ignored). */
  compare: z.enum(['exact', 'text', 'none']).default('exact'),
  /** Personal-data class: masked in lists and logs (身份证号, 手机号 …). */
  mask: z.enum(['none', 'id-number', 'phone', 'name', 'card']).default('none'),
  unit: localized.optional(),
  /**
   * A registered source that is told the answers so far and says what it has to say of this one while it is being given
   * (`enterprise-name:company`). What it calls bad cannot be filed.
   */
  advice: z
    .string()
    .regex(/^[a-z-]+:[\w/.-]+$/)
    .optional(),
  /** Shown and required only where this ZEN expression over the answers holds. */
  when: z.string().optional(),
})
export type Field = z.infer<typeof field>

const group = z.strictObject({
  id: z.string(),
  title: localized,
  /**
   * `known`: what government holds, to be checked. `ask`: one question or one known set of questions on a page of its own.
   * `act`: no part of the filing; whoever handles the case fills it in where an action asks for it (`fills`).
   */
  kind: z.enum(['known', 'ask', 'act']),
  hint: localized.optional(),
  fields: z.array(z.string()).min(1),
})

/** JSON Schema 2020-12 of the answers, with layout and the source of every field. */
export const form = z.strictObject({
  schema: z.record(z.string(), z.unknown()),
  fields: z.record(z.string(), field),
  groups: z.array(group).min(1),
  /** What the applicant confirms before filing. */
  declaration: localized,
})
export type Form = z.infer<typeof form>
