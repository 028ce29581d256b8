/** The province this installation serves: Hà Nội's code among provinces. */
export const PROVINCE = '01';
