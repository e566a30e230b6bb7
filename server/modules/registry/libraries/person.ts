import { z } from 'zod'
import { date, labelled, place, type Library } from './library.ts'

/** 人口库: who a person is, where registered and where living. */
export const population = {
  label: '人口库',
  owner: '公安局',
  person: z.strictObject({
    name: labelled('姓名', z.string()),
    idNumber: labelled('公民身份号码', z.string()),
    sex: labelled('性别', z.enum(['男', '女'])),
    birthDate: labelled('出生日期', date),
    ethnicity: labelled('民族', z.string()),
    alive: labelled('在世', z.boolean()),
    deathDate: labelled('死亡日期', date.optional()),
    idValidUntil: labelled('身份证有效期至', date.or(z.literal('长期'))),
    hukou: labelled('户籍', place),
    residence: labelled('现住址', place),
    householdId: labelled('户号', z.string()),
    householdRole: labelled('与户主关系', z.string()),
    residencePermit: labelled('居住证', z.strictObject({ since: date, validUntil: date }).optional()),
    photo: labelled('照片', z.boolean()),
    phone: labelled('登记电话', z.string().optional()),
  }),
} as const satisfies Library

export const civil = {
  label: '婚姻登记库',
  owner: '民政局',
  person: z.strictObject({
    status: labelled('婚姻状况', z.enum(['未婚', '已婚', '离婚', '丧偶'])),
    registeredOn: labelled('登记日期', date.optional()),
    spouseName: labelled('配偶姓名', z.string().optional()),
    spouseIdNumber: labelled('配偶身份号码', z.string().optional()),
  }),
} as const satisfies Library

/** 残疾人库: the disability card and what it says (GB/T 26341: kinds and four grades). */
export const disability = {
  label: '残疾人库',
  owner: '残疾人联合会',
  person: z.strictObject({
    cardNumber: labelled('残疾人证号', z.string()),
    kind: labelled('残疾类别', z.enum(['视力', '听力', '言语', '肢体', '智力', '精神', '多重'])),
    grade: labelled('残疾等级', z.int().min(1).max(4)),
    status: labelled('证件状态', z.enum(['有效', '过期', '注销'])),
    issuedOn: labelled('发证日期', date),
    validUntil: labelled('有效期至', date),
    guardianName: labelled('监护人', z.string().optional()),
  }),
} as const satisfies Library
