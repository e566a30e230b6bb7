import { z } from 'zod'
import { date, fen, labelled, months, regionCode, type Library } from './library.ts'

/** 社保库: the social-security card and the insurances it carries. */
export const socialInsurance = {
  label: '社保库',
  owner: '人力资源和社会保障局',
  person: z.strictObject({
    /** One person may hold several; a benefit is paid to the one chosen. */
    cards: labelled(
      '社会保障卡',
      z.array(
        z.strictObject({
          holderName: labelled('持卡人', z.string()),
          bank: labelled('开户银行', z.string()),
          last4: labelled('卡号后四位', z.string().regex(/^\d{4}$/)),
          active: labelled('已激活', z.boolean()),
          issuedOn: labelled('发卡日期', date),
        }),
      ),
    ),
    pension: labelled(
      '养老保险',
      z
        .strictObject({
          kind: labelled('参保类别', z.enum(['职工', '灵活就业', '居民'])),
          status: labelled('状态', z.enum(['参保缴费', '暂停缴费', '领取待遇'])),
          paidMonths: labelled('累计缴费月数', months),
          employerCreditCode: labelled('参保单位', z.string().optional()),
          monthlyFen: labelled('每月待遇', fen.optional()),
        })
        .optional(),
    ),
    flexible: labelled(
      '灵活就业缴费',
      z
        .strictObject({
          pensionMonths: labelled('养老保险缴费月数', months),
          medicalMonths: labelled('医疗保险缴费月数', months),
          paidFen: labelled('近十二个月实缴', fen),
          lastPaidMonth: labelled('最近缴费月', z.string().regex(/^\d{4}-\d{2}$/)),
        })
        .optional(),
    ),
    unemployment: labelled(
      '失业保险',
      z
        .strictObject({
          paidMonths: labelled('累计缴费月数', months),
          stoppedOn: labelled('停保日期', date.optional()),
          stopReason: labelled('停保原因', z.enum(['合同期满', '单位解除', '本人辞职']).optional()),
          drawing: labelled('在领', z.boolean()),
        })
        .optional(),
    ),
    workInjuryNursing: labelled('领取工伤生活护理费', z.boolean()),
  }),
} as const satisfies Library

/** 就业失业库: work as registered, and who is recognised as hard to employ. */
export const employment = {
  label: '就业失业库',
  owner: '人力资源和社会保障局',
  person: z.strictObject({
    status: labelled(
      '就业状态',
      z.enum(['单位就业', '灵活就业', '自主创业', '务农', '失业', '退休', '在校']),
    ),
    employerName: labelled('用人单位', z.string().optional()),
    employerCreditCode: labelled('用人单位信用代码', z.string().optional()),
    flexible: labelled(
      '灵活就业登记',
      z
        .strictObject({
          registeredOn: labelled('登记日期', date),
          work: labelled('从事工作', z.string()),
          active: labelled('登记有效', z.boolean()),
        })
        .optional(),
    ),
    difficulty: labelled(
      '就业困难人员认定',
      z
        .strictObject({
          category: labelled(
            '类别',
            z.enum(['大龄', '残疾', '低保家庭', '零就业家庭', '长期失业', '失地农民']),
          ),
          recognisedOn: labelled('认定日期', date),
          validUntil: labelled('有效期至', date),
        })
        .optional(),
    ),
    unemployed: labelled(
      '失业登记',
      z
        .strictObject({
          registeredOn: labelled('登记日期', date),
          involuntary: labelled('非因本人意愿中断就业', z.boolean()),
          seeking: labelled('有求职要求', z.boolean()),
        })
        .optional(),
    ),
    graduatedOn: labelled('毕业日期', date.optional()),
    school: labelled('毕业学校', z.string().optional()),
    subsidyMonths: labelled('已享受社保补贴月数', months),
  }),
} as const satisfies Library

export const medicalInsurance = {
  label: '医保库',
  owner: '医疗保障局',
  person: z.strictObject({
    kind: labelled('参保类别', z.enum(['职工', '灵活就业', '居民'])),
    status: labelled('状态', z.enum(['正常', '欠费', '终止'])),
    paidMonths: labelled('累计缴费月数', months),
    lastPaidMonth: labelled('最近缴费月', z.string().regex(/^\d{4}-\d{2}$/)),
    regionCode: labelled('参保地', regionCode),
    endedBecause: labelled('终止原因', z.enum(['死亡', '转出']).optional()),
    outOfArea: labelled(
      '异地就医备案',
      z
        .strictObject({ kind: z.string(), regionName: z.string(), since: date, validUntil: date.optional() })
        .optional(),
    ),
  }),
} as const satisfies Library
