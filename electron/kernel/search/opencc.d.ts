/** OpenCC's traditional and simplified signs, without its phrases: `陳 陈|偉 伟|…`. */
declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string;
  export default pairs;
}
