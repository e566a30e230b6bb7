import { catalogue } from '#web/ui'

export const materialText = catalogue({
  title: ['交材料', 'Documents to hand in'],
  lead: [
    (count: number) =>
      `${count === 0 ? '没有必须交的，下面的有就交' : `还要您交${count}样`}。拍照就行，也可以选文件。`,
    (count: number) =>
      `${count === 0 ? 'Nothing is required; hand in what you have' : count === 1 ? 'One document is needed from you' : `${count} documents are needed from you`}. A photograph will do.`,
  ],
  spared: ['政府已有，不用交', 'Held by government, nothing to hand in'],
  optional: ['有就交', 'if you have it'],
  photograph: ['拍照', 'Photograph'],
  choose: ['选文件', 'Choose a file'],
  chooseMore: ['再加一个', 'Add another'],
  kinds: [
    '照片、PDF、OFD、Word、Excel都行，每个最大20 MB',
    'Pictures, PDF, OFD, Word, Excel; up to 20 MB each',
  ],
  drop: ['也可以把文件拖到这里', 'Or drop files here'],
  useEarlier: [
    (day: string, name: string) => `用以前交过的：${day} ${name}`,
    (day: string, name: string) => `Use what you gave before: ${day} ${name}`,
  ],
  useCertificate: [
    (day: string, name: string) => `用您的证照：${day} ${name}`,
    (day: string, name: string) => `Use your certificate: ${day} ${name}`,
  ],
  acceptedOnce: ['受理过', 'accepted before'],
  sending: [(share: number) => `正在上传，${share}%`, (share: number) => `Uploading, ${share}%`],
  checking: ['传好了，正在检查', 'Sent; being checked'],
  again: ['再传一次', 'Try again'],
  remove: ['去掉', 'Remove'],
  open: [(name: string) => `打开${name}（新窗口）`, (name: string) => `Open ${name} (new window)`],
  fromLibrary: ['以前交过的', 'given before'],
  fromCertificate: ['电子证照', 'certificate'],
  fresh: ['刚传的', 'just uploaded'],
  handedIn: [(day: string) => `${day}交的`, (day: string) => `handed in ${day}`],
  replaced: ['已换成新的', 'replaced'],
  willReplace: ['提交后换掉原来的', 'takes the place of the earlier one'],
  missing: [(name: string) => `还没交：${name}`, (name: string) => `Not handed in yet: ${name}`],
})
