// Ant Design's locales are ES modules that its package does not declare as such, so the compiler reads their default export one level too deep.
declare module 'antd/es/locale/zh_CN.js' {
  const words: NonNullable<import('antd').ConfigProviderProps['locale']>
  export default words
}
declare module 'antd/es/locale/en_US.js' {
  const words: NonNullable<import('antd').ConfigProviderProps['locale']>
  export default words
}
