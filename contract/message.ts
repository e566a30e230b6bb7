import { z } from 'zod'
import { operation } from './operation.ts'

const notice = z.strictObject({
  id: z.uuid(),
  /** What it tells, such as `case.granted`; the web has the words in each language. */
  kind: z.string(),
  params: z.record(z.string(), z.unknown()),
  caseId: z.uuid().nullable(),
  createdAt: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
})

export type NoticeView = z.infer<typeof notice>

export const messageOperations = {
  notices: operation({
    id: 'message.notices',
    method: 'GET',
    path: '/api/v1/notices',
    access: 'message.read',
    summary: 'The notices of the signed-in person or officer, newest first, with the count of unread ones',
    query: z.strictObject({
      unread: z.stringbool().default(false),
      /** Id of the last notice of the page before. */
      after: z.uuid().optional(),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
    output: z.strictObject({ notices: z.array(notice), unread: z.int(), next: z.uuid().nullable() }),
    errors: [],
  }),
  markRead: operation({
    id: 'message.mark-read',
    method: 'POST',
    path: '/api/v1/notices/:noticeId/read',
    access: 'message.read',
    summary: 'Marks one notice read; doing so again changes nothing',
    params: z.strictObject({ noticeId: z.uuid() }),
    output: z.strictObject({ unread: z.int() }),
    errors: ['message.notice-not-found'],
  }),
  markAllRead: operation({
    id: 'message.mark-all-read',
    method: 'POST',
    path: '/api/v1/notices/read',
    access: 'message.read',
    summary: 'Marks all notices read',
    output: z.strictObject({ unread: z.int() }),
    errors: [],
  }),
}
