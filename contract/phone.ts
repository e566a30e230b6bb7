import { z } from 'zod'

/** A mobile number in its plain form: eleven digits, without +86, spaces and hyphens. Undefined when it is none. */
export function readMobile(text: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s-]/g, '')
    .replace(/^(?:\+?86)(?=1\d{10}$)/, '')
  return /^1[3-9]\d{9}$/.test(plain) ? plain : undefined
}

/** A mobile number as input: any writing in, eleven digits out. */
export const mobile = z
  .string()
  .max(30)
  .overwrite((input) => readMobile(input) ?? input)
  .regex(/^1[3-9]\d{9}$/)
