import { catalogue } from '#web/ui'

export const certificateText = catalogue({
  title: ['我的证照', 'My certificates'],
  empty: ['还没有电子证照', 'No e-certificates yet'],
  emptyWords: [
    '办好的证会自动放在这里，和纸质的一样有效。',
    'Certificates you are granted appear here; they have the force of paper.',
  ],
  find: ['找要办的事', 'Find a service'],
  all: [(count: number) => `全部${count}本`, (count: number) => `All ${count}`],
  issuer: ['发证机关', 'Issued by'],
  holder: ['持证人', 'Holder'],
  number: ['证照标识', 'Identifier'],
  issuedOn: ['发证日期', 'Issued on'],
  validUntil: ['有效期至', 'Valid until'],
  noEnd: ['长期有效', 'No end date'],
  until: [(date: string) => `有效期至${date}`, (date: string) => `valid until ${date}`],
  scan: ['扫码验真', 'Scan to check'],
  qr: ['验证这本证照的二维码', 'QR code that checks this certificate'],
  download: ['下载PDF', 'Download PDF'],
  open: ['看证照', 'Open'],
  fromCase: ['看办件', 'The case it came from'],
  revoked: [
    (date: string, why: string) => `${date}被撤销：${why}`,
    (date: string, why: string) => `Revoked on ${date}: ${why}`,
  ],
  states: [
    { valid: '有效', revoked: '已撤销', superseded: '已换新', expired: '已过期' },
    { valid: 'valid', revoked: 'revoked', superseded: 'replaced', expired: 'expired' },
  ],
  who: ['谁看过这本证照', 'Who looked at it'],
})

export const verifyText = catalogue({
  title: ['验证一本证照', 'Check a certificate'],
  lead: [
    '扫证照上的二维码，或者把PDF放到这里。谁都可以查，不用登录。',
    'Scan its QR code, or drop the PDF here. Anyone may, without signing in.',
  ],
  identifier: ['证照标识', 'Identifier'],
  identifierHint: ['印在二维码下面', 'Printed below the QR code'],
  check: ['查', 'Check'],
  drop: ['把PDF拖到这里，或者', 'Drop the PDF here, or'],
  choose: ['选文件', 'choose a file'],
  privacy: ['文件只用来核对签名，不保存。', 'The file is only checked; it is not kept.'],
  tooLarge: ['文件太大了，证照不超过6 MB', 'Too large: certificates are below 6 MB'],
  checking: ['正在核对', 'Checking'],
  another: ['再验一本', 'Check another'],
  verdicts: [
    {
      valid: '是真的，现在有效',
      altered: '被改过，不要相信',
      revoked: '曾经是真的，已经撤销',
      expired: '是真的，已经过期',
      superseded: '是真的，已经换了新证',
      unknown: '没有查到这本证照',
    },
    {
      valid: 'Genuine and valid',
      altered: 'Altered: do not trust it',
      revoked: 'Genuine once, now revoked',
      expired: 'Genuine, but expired',
      superseded: 'Genuine, replaced by a newer one',
      unknown: 'No such certificate',
    },
  ],
  revokedOn: ['撤销日期', 'Revoked on'],
  steps: ['核对了什么', 'What was checked'],
  ok: ['通过', 'passed'],
  failed: ['没通过', 'failed'],
  how: ['怎么自己验证，不靠我们的服务器', 'How to check without our server'],
  how1: ['下载公钥', 'Download the public keys'],
  how2: ['在自己的电脑上运行', 'On your own computer run'],
  how3: [
    '它会说证了什么：签名对不对，是不是在存证里。文件改一个字节就通不过。',
    'It says what it proved: the signature, and that the act is in the ledger. One changed byte fails.',
  ],
})
