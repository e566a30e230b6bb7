import { z } from 'zod'

/** A base library: who keeps it, and what it holds about a person or an entity. */
export interface Library {
  readonly label: string
  /** The department that keeps it; a record names the very unit. */
  readonly owner: string
  readonly person?: z.ZodObject
  readonly entity?: z.ZodObject
}

/** A field under the Chinese label that people are shown. */
export function labelled<T extends z.ZodType>(title: string, schema: T): T {
  return schema.meta({ title })
}

export const date = z.iso.date()
/** Money in fen. */
export const fen = z.int().nonnegative()
export const months = z.int().nonnegative()
/** A region of six digits (GB/T 2260), or a township or village of nine or twelve. */
export const regionCode = z.string().regex(/^\d{6}(?:\d{3}){0,2}$/)

/** An address as written, with the regions it lies in. */
export const place = z.strictObject({
  county: labelled('县（市、区）', regionCode),
  township: labelled('乡镇街道', regionCode.optional()),
  townshipName: labelled('乡镇街道名称', z.string().optional()),
  address: labelled('地址', z.string()),
})
