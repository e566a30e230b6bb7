import { z } from 'zod'
import { checkCreditCode } from './organisation.ts'
import { checkIdNumber } from './person.ts'

/** An identity number as input: any accepted form in, the 18-character form out. */
export const idNumber = z
  .string()
  .max(40)
  .overwrite((input) => {
    const checked = checkIdNumber(input)
    return checked.ok ? checked.value : input
  })
  .superRefine((value, context) => {
    const checked = checkIdNumber(value)
    if (!checked.ok)
      context.addIssue({ code: 'custom', message: checked.message.zh, params: { reason: checked.reason } })
  })

/** A unified social credit code as input: any accepted form in, the plain 18 characters out. */
export const creditCode = z
  .string()
  .max(40)
  .overwrite((input) => {
    const checked = checkCreditCode(input)
    return checked.ok ? checked.value : input
  })
  .superRefine((value, context) => {
    const checked = checkCreditCode(value)
    if (!checked.ok)
      context.addIssue({ code: 'custom', message: checked.message.zh, params: { reason: checked.reason } })
  })
